package timdnn.lut.tile;

import java.util.List;
import java.util.Optional;

/**
 * Area of a tile by block. The total's reach is less than the sum of the blocks' where rules that reach independently are
 * behind them.
 *
 * @param blocks the blocks
 * @param total_m2 the whole tile, m²; empty where a block is missing
 */
public record TileArea(List<AreaBlock> blocks, Optional<Quantity> total_m2) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no block
     */
    public TileArea {
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("blocks must not be empty");
        }
    }
}
