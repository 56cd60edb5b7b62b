package timdnn.array;

/**
 * The shape of a tile's array, the unit of all tables: a tile is a stack of blocks that share their bitlines; one access
 * drives the rows of one block and gives, in every column, two counts of 0 to {@code largestCount}.
 *
 * @param rowsABlock rows driven in one access, 1 to {@value #MOST_ROWS_A_BLOCK}
 * @param largestCount highest count that a conversion gives, 1 to {@code rowsABlock}; more discharging cells read as this
 *     many
 * @param columns bitline pairs of a tile, positive
 * @param blocks blocks of a tile, positive
 * @param columnsAUnit columns that share one peripheral compute unit, a divisor of {@code columns}
 */
public record ArrayGeometry(int rowsABlock, int largestCount, int columns, int blocks, int columnsAUnit) {
    /** Most rows a block may have: twice the paper's, since a bitline saturates beyond some ten discharging cells. */
    public static final int MOST_ROWS_A_BLOCK = 32;

    /** Most columns and most blocks a tile may have; products of the two then fit an int. */
    public static final int MOST = 1 << 14;

    /** The paper's tile (status U): 16 blocks of 16 rows by 256 columns, counts up to 8, 8 columns a unit. */
    public static final ArrayGeometry PAPER = new ArrayGeometry(16, 8, 256, 16, 8);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is not kept
     */
    public ArrayGeometry {
        requireWithin(rowsABlock, MOST_ROWS_A_BLOCK, "rowsABlock");
        requireWithin(largestCount, rowsABlock, "largestCount");
        requireWithin(columns, MOST, "columns");
        requireWithin(blocks, MOST, "blocks");
        if (columnsAUnit < 1 || columns % columnsAUnit != 0) {
            throw new IllegalArgumentException(
                    "columnsAUnit must divide columns = " + columns + ", was " + columnsAUnit);
        }
    }

    private static void requireWithin(int value, int most, String name) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " must be in 1 to " + most + ", was " + value);
        }
    }

    /** {@return wordlines of a tile} */
    public int rows() {
        return rowsABlock * blocks;
    }

    /** {@return peripheral compute units of a tile} */
    public int units() {
        return columns / columnsAUnit;
    }

    /** {@return cells of a tile, each of one ternary weight} */
    public int cells() {
        return rows() * columns;
    }

    /** {@return cells of a block, each of which multiplies in an access} */
    public int cellsABlock() {
        return rowsABlock * columns;
    }

    /** {@return operations of one access, a multiplication and an addition a cell} */
    public int operationsAnAccess() {
        return 2 * cellsABlock();
    }

    /** {@return the bits of a count, 0 to {@code largestCount}} */
    public int countBits() {
        return Integer.SIZE - Integer.numberOfLeadingZeros(largestCount);
    }

    /** {@return the bits of the signed difference of two counts} */
    public int differenceBits() {
        return countBits() + 1;
    }

    /**
     * What an ideal conversion gives.
     *
     * @param cells cells that discharge the bitline, not negative
     * @return the smaller of it and {@code largestCount}
     */
    public int idealCount(int cells) {
        return Math.min(cells, largestCount);
    }

    /**
     * Blocks that a matrix takes; the last may be partly empty.
     *
     * @param matrixRows rows of the matrix
     * @return blocks in a column of tiles
     */
    public int blocksFor(int matrixRows) {
        return (matrixRows + rowsABlock - 1) / rowsABlock;
    }

    /**
     * Tiles side by side that a matrix takes.
     *
     * @param matrixColumns columns of the matrix
     * @return tiles in a row of tiles
     */
    public int tilesAcross(int matrixColumns) {
        return (matrixColumns + columns - 1) / columns;
    }
}
