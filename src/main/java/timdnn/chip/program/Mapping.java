package timdnn.chip.program;

import timdnn.chip.design.Design;
import timdnn.chip.design.TileTiming;
import timdnn.chip.shape.LayerShape;

/**
 * How a layer's matrix is spread over tiles: its rows over {@code down} tiles at a time in {@code rowPasses} passes, its
 * columns in slices of at most a tile's columns, as many at once as fit.
 *
 * @param down tiles of a slice
 * @param rowPasses passes over the rows, whose sums wait in the partial-sum buffer
 * @param blocks blocks of a tile in a pass
 * @param slices slices of all groups
 * @param sliceColumns columns of a slice; the last of a group may have fewer
 * @param atOnce slices in place at once
 */
public record Mapping(int down, int rowPasses, int blocks, int slices, int sliceColumns, int atOnce) {
    /**
     * The mapping of a layer with so many tiles a slice.
     *
     * @param layer the layer
     * @param design the chip
     * @param tile its tiles
     * @param down tiles of a slice
     * @return the mapping
     */
    static Mapping of(LayerShape layer, Design design, TileTiming tile, int down) {
        int rowBlocks = ceil(layer.rows(), tile.rowsABlock());
        int passes = ceil(rowBlocks, (long) down * tile.blocks());
        int across = ceil(layer.columns(), tile.columns());
        int slices = across * layer.groups();
        int slots = Layout.slots(design, down);
        return new Mapping(
                down,
                passes,
                ceil(rowBlocks, (long) down * passes),
                slices,
                ceil(layer.columns(), across),
                Math.min(slices, slots));
    }

    /** {@return tiles that all slices take in a pass over the rows} */
    public int tiles() {
        return down * slices;
    }

    /** {@return whether all weights of the layer are in place at once} */
    public boolean whole() {
        return rowPasses == 1 && atOnce == slices;
    }

    static int ceil(long dividend, long divisor) {
        return Math.toIntExact((dividend + divisor - 1) / divisor);
    }
}
