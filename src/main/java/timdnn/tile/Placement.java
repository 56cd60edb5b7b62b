package timdnn.tile;

import java.util.ArrayList;
import java.util.List;
import timdnn.array.ArrayGeometry;

/**
 * On which tile, block and column each weight of a layer sits: the layer's blocks and columns fill tiles from {@code firstTile} on,
 * first down and then across.
 *
 * @param geometry the tile
 * @param firstTile number of the layer's first tile
 * @param tilesDown tiles that its rows take
 */
public record Placement(ArrayGeometry geometry, int firstTile, int tilesDown) {
    /** A place of a column of a block. */
    public record Place(int tile, int block, int column) {}

    /**
     * Layers one after the other, each on tiles of its own.
     *
     * @param layers their matrices
     * @param geometry the tile
     * @return a placement a layer
     */
    public static List<Placement> inOrder(List<TernaryMatrix> layers, ArrayGeometry geometry) {
        List<Placement> placements = new ArrayList<>();
        int next = 0;
        for (TernaryMatrix layer : layers) {
            int down = (geometry.blocksFor(layer.rows()) + geometry.blocks() - 1) / geometry.blocks();
            placements.add(new Placement(geometry, next, down));
            next += down * geometry.tilesAcross(layer.columns());
        }
        return placements;
    }

    /**
     * Where a column of a block sits.
     *
     * @param block block of the layer's matrix
     * @param column column of the layer's matrix
     * @return the place
     */
    public Place of(int block, int column) {
        int tile = firstTile + column / geometry.columns() * tilesDown + block / geometry.blocks();
        return new Place(tile, block % geometry.blocks(), column % geometry.columns());
    }
}
