package timdnn.characterization.area;

import java.util.Objects;

/**
 * Area of a metal capacitor: area = beside · C / density.
 *
 * @param density_Fm2 capacitance per area in F/m²; 1 fF/µm² is 1e-3 F/m²
 * @param beside share of its area that lies beside the circuits and not above them, 0 to 1
 */
@SuppressWarnings("MemberName") // suffixes are units
public record CapacitorRule(LayoutConstant density_Fm2, LayoutConstant beside) {
    /** Checks the ranges. */
    public CapacitorRule {
        Objects.requireNonNull(density_Fm2, "density_Fm2");
        if (beside.loose() > 1) {
            throw new IllegalArgumentException("beside must be from 0 to 1, was " + beside.loose());
        }
    }

    /**
     * Area that the capacitor itself covers, wherever it lies.
     *
     * @param capacitance_F capacitance in F
     * @param density which of the rule's values
     * @return m²
     */
    public double covered_m2(double capacitance_F, Density density) {
        return capacitance_F / density_Fm2.at(density);
    }

    /**
     * Area that it adds to a block.
     *
     * @param capacitance_F capacitance in F
     * @param density which of the rule's values
     * @return m²
     */
    public double area_m2(double capacitance_F, Density density) {
        return beside.at(density) * covered_m2(capacitance_F, density);
    }
}
