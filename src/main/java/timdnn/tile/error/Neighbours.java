package timdnn.tile.error;

import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ConversionCodes;
import timdnn.tile.NeighbourErrors;

/**
 * The part of a table that planes draw: P(n - 1 | n) and P(n + 1 | n) in whole 2⁻¹², each the least over driven rows and over counts that
 * are clipped to the same code, rounded down. What is left, P - that part, is drawn besides.
 */
final class Neighbours {
    private static final double UNIT = 1.0 / (1 << NeighbourErrors.DIGITS);

    private Neighbours() {}

    /**
     * The part.
     *
     * @param codes the table, of nine codes
     * @param rowsABlock rows of a block
     */
    static NeighbourErrors of(ConversionCodes codes, int rowsABlock) {
        int[] lower = new int[NeighbourErrors.MOST + 1];
        int[] upper = new int[NeighbourErrors.MOST + 1];
        for (int code = 0; code <= NeighbourErrors.MOST; code++) {
            lower[code] = code == 0 ? 0 : units(codes, code, rowsABlock, -1);
            upper[code] = code == NeighbourErrors.MOST ? 0 : units(codes, code, rowsABlock, 1);
            // One in 4096 stays, so that what is left has a probability to be drawn with.
            int most = (1 << NeighbourErrors.DIGITS) - 1;
            upper[code] = Math.min(upper[code], most);
            lower[code] = Math.min(lower[code], most - upper[code]);
        }
        return new NeighbourErrors(lower, upper);
    }

    private static int units(ConversionCodes codes, int code, int rowsABlock, int change) {
        double least = 1;
        int tables = codes.knowsDriven() ? codes.byDriven().size() : 1;
        int last = code == NeighbourErrors.MOST ? rowsABlock : code;
        for (int n = code; n <= last; n++) {
            for (int d = 0; d < tables; d++) {
                CodeDistribution given = codes.given(d);
                least = Math.min(least, given.probability(n, code + change));
            }
        }
        return (int) (least / UNIT);
    }

    /**
     * What is left of a probability.
     *
     * @param without the part that is drawn by planes; null for none
     * @param ideal the ideal code
     * @param code a wrong code
     * @param probability P(code | n, d)
     * @return P(code | n, d, planes leave the ideal code)
     */
    static double left(NeighbourErrors without, int ideal, int code, double probability) {
        if (without == null) {
            return probability;
        }
        int drawn = code == ideal - 1
                ? without.lower(ideal)
                : code == ideal + 1 ? without.either(ideal) - without.lower(ideal) : 0;
        return Math.max(0, probability - drawn * UNIT) / (1 - without.either(ideal) * UNIT);
    }
}
