package timdnn.tile;

/**
 * Size of a tile and reach of its ADCs.
 *
 * @param rows wordlines of a tile, a multiple of {@code rowsPerBlock}
 * @param columns bitline pairs of a tile
 * @param rowsPerBlock rows driven in one access, 1 to 16
 * @param maxCount highest count an ADC reads, 1 to {@code rowsPerBlock}; more discharging cells read as this many
 */
public record TileGeometry(int rows, int columns, int rowsPerBlock, int maxCount) {
    /** Most rows a block may have: the tables of a column end there. */
    public static final int MAX_ROWS_PER_BLOCK = 16;

    /** The paper's tile: 256 x 256 cells, blocks of 16 rows, counts up to 8 (status U). */
    public static final TileGeometry PAPER = new TileGeometry(256, 256, 16, 8);

    /** Checks the ranges. */
    public TileGeometry {
        if (rowsPerBlock < 1 || rowsPerBlock > MAX_ROWS_PER_BLOCK) {
            throw new IllegalArgumentException(
                    "rowsPerBlock must be in 1 to " + MAX_ROWS_PER_BLOCK + ", was " + rowsPerBlock);
        }
        if (rows < rowsPerBlock || rows % rowsPerBlock != 0) {
            throw new IllegalArgumentException(
                    "rows must be a multiple of rowsPerBlock = " + rowsPerBlock + ", was " + rows);
        }
        if (columns < 1) {
            throw new IllegalArgumentException("columns must be positive, was " + columns);
        }
        if (maxCount < 1 || maxCount > rowsPerBlock) {
            throw new IllegalArgumentException("maxCount must be in 1 to " + rowsPerBlock + ", was " + maxCount);
        }
    }

    /**
     * Blocks that a matrix takes; the last may be partly empty.
     *
     * @param matrixRows rows of the matrix
     * @return blocks in a column of tiles
     */
    public int blocksFor(int matrixRows) {
        return (matrixRows + rowsPerBlock - 1) / rowsPerBlock;
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
