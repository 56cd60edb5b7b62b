package timdnn.characterization.area;

import java.util.Objects;

/**
 * Area of a resistor of unsilicided polysilicon: area = overhead · (R / sheet) · width².
 *
 * @param sheet_Ohm sheet resistance in Ω
 * @param width_m width of the strip in m
 * @param overhead contacts, spacing and dummies, as a factor
 */
@SuppressWarnings("MemberName") // suffixes are units
public record ResistorRule(LayoutConstant sheet_Ohm, LayoutConstant width_m, LayoutConstant overhead) {
    /** Rejects missing constants. */
    public ResistorRule {
        Objects.requireNonNull(sheet_Ohm, "sheet_Ohm");
        Objects.requireNonNull(width_m, "width_m");
        Objects.requireNonNull(overhead, "overhead");
    }

    /**
     * Area of a resistor.
     *
     * @param resistance_Ohm resistance in Ω
     * @param density which of the rule's values
     * @return m²
     */
    public double area_m2(double resistance_Ohm, Density density) {
        double width = width_m.at(density);
        return overhead.at(density) * resistance_Ohm / sheet_Ohm.at(density) * width * width;
    }
}
