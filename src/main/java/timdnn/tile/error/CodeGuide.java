package timdnn.tile.error;

/**
 * The wrong code of an error by inversion: the first code whose cumulative probability is above the draw, or the last one. A table of
 * {@value #CELLS} cells knows the code at once unless it changes within the cell. Immutable.
 */
final class CodeGuide {
    private static final int CELLS = 256;
    /** A code that changes within the cell. */
    private static final byte CHANGES = -1;

    private final double[] cumulative;
    private final double cellsPerUnit;
    private final byte[] cell = new byte[CELLS + 1];

    /**
     * A guide.
     *
     * @param cumulative P(a wrong code up to this one), by code
     * @param probability P(error): draws are below it
     */
    CodeGuide(double[] cumulative, double probability) {
        this.cumulative = cumulative;
        this.cellsPerUnit = probability > 0 ? CELLS / probability : 0;
        for (int index = 0; index <= CELLS; index++) {
            // Which cell a draw at a border falls into is rounded; a hundredth of a cell is far above that.
            int first = search((index - 0.01) / CELLS * probability);
            int last = search((index + 1.01) / CELLS * probability);
            cell[index] = first == last && first <= Byte.MAX_VALUE ? (byte) first : CHANGES;
        }
    }

    /**
     * The code of a draw.
     *
     * @param draw at least 0, below P(error)
     * @return the code
     */
    int code(double draw) {
        int known = cell[(int) (draw * cellsPerUnit)];
        return known == CHANGES ? search(draw) : known;
    }

    private int search(double draw) {
        int code = 0;
        while (code < cumulative.length - 1 && draw >= cumulative[code]) {
            code++;
        }
        return code;
    }
}
