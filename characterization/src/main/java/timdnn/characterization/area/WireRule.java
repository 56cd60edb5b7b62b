package timdnn.characterization.area;

import java.util.Objects;

/**
 * Area of lines that run across a block: area = beside · lines · pitch · length.
 *
 * @param pitch_F pitch of the lines in F
 * @param beside share of their area that lies beside the circuits and not above them, 0 to 1
 */
@SuppressWarnings("MemberName") // suffixes are units
public record WireRule(LayoutConstant pitch_F, LayoutConstant beside) {
    /** Checks the ranges. */
    public WireRule {
        Objects.requireNonNull(pitch_F, "pitch_F");
        if (beside.loose() > 1) {
            throw new IllegalArgumentException("beside must be from 0 to 1, was " + beside.loose());
        }
    }

    /**
     * Area of lines.
     *
     * @param lines how many
     * @param length_m their length in m
     * @param f_m half pitch in m
     * @param density which of the rule's values
     * @return m²
     */
    public double area_m2(int lines, double length_m, double f_m, Density density) {
        return beside.at(density) * lines * pitch_F.at(density) * f_m * length_m;
    }
}
