package timdnn.lut.tile;

import java.util.List;
import java.util.Optional;

/**
 * The digital cells and the blocks that are made of them.
 *
 * @param cells cells at a fan-out of four
 * @param blocks blocks, each a stated number of cells
 */
public record DigitalLogic(List<LogicBlock> cells, List<LogicBlock> blocks) {
    /** Copies the lists. */
    public DigitalLogic {
        cells = List.copyOf(cells);
        blocks = List.copyOf(blocks);
    }

    /**
     * A block.
     *
     * @param name its name
     * @return the block, empty if there is none of that name
     */
    public Optional<LogicBlock> block(String name) {
        return blocks.stream().filter(block -> block.name().equals(name)).findFirst();
    }
}
