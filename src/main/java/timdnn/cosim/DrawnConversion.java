package timdnn.cosim;

import java.util.List;

/**
 * What tile and tables say of one bitline of a drawn access.
 *
 * @param n conducting cells
 * @param driven driven rows without a product on this bitline
 * @param strengths s of the cell of each row of the block that conducts, in order; NaN for the others
 * @param bitline_V voltage at the strobe by the die's tables, with frozen causes, V
 * @param state_V what frozen causes add to it, which are no part of the column's circuit, V
 * @param thresholds_V the converter's thresholds on this die, from the highest down, V
 * @param ideal code of a tile without errors
 */
public record DrawnConversion(
        int n,
        int driven,
        List<Double> strengths,
        double bitline_V,
        double state_V,
        List<Double> thresholds_V,
        int ideal) {
    /** Copies the lists. */
    public DrawnConversion {
        strengths = List.copyOf(strengths);
        thresholds_V = List.copyOf(thresholds_V);
    }

    /** {@return the code that the die's tables give} */
    public int code() {
        return code(bitline_V);
    }

    /**
     * The code of a bitline.
     *
     * @param voltage_V its voltage with frozen causes, V
     * @return the number of thresholds above it
     */
    public int code(double voltage_V) {
        int code = 0;
        for (double threshold : thresholds_V) {
            code += threshold > voltage_V ? 1 : 0;
        }
        return code;
    }

    /** {@return whether the tables put the bitline within {@link CosimOptions#NEAR_V} of a threshold, or let it err} */
    public boolean near() {
        return code() != ideal
                || thresholds_V.stream().anyMatch(threshold -> Math.abs(threshold - bitline_V) <= CosimOptions.NEAR_V);
    }
}
