package timdnn.characterization.area;

import java.util.List;
import java.util.Optional;

/**
 * Areas of a TiM tile and of the tile of the near-memory baseline, block by block, from the transistors of the circuits that
 * were simulated and the rules of {@link LayoutRules}. A tile has a total only where all its blocks are there.
 *
 * @param f_m half pitch in m
 * @param timTile blocks of the TiM tile whose circuits were simulated
 * @param nearMemoryTile blocks of the near-memory tile whose circuits were simulated
 */
@SuppressWarnings("MemberName") // suffixes are units
public record AreaFindings(double f_m, List<AreaBlock> timTile, List<AreaBlock> nearMemoryTile) {
    /** Names of all blocks of a TiM tile. */
    public static final List<String> TIM_BLOCKS = List.of(
            "ternary cells",
            "precharge",
            "sample and hold",
            "multiplexers",
            "converters",
            "wordline drivers",
            "write drivers",
            "control lines",
            "peripheral units");

    /** Comparators of a stepped access, a block that no other tile has. */
    static final String STEPPED_COMPARATORS = "stepped comparators";

    /** Names of all blocks of a tile with a stepped access. */
    public static final List<String> STEPPED_BLOCKS = List.of(
            "ternary cells",
            "precharge",
            "wordline drivers",
            "write drivers",
            "control lines",
            STEPPED_COMPARATORS,
            "trim",
            "references",
            "counters",
            "phases",
            "read-out");

    /** Names of all blocks of a near-memory tile. */
    public static final List<String> NEAR_MEMORY_BLOCKS = List.of(
            "6T cells",
            "6T precharge",
            "sense amplifiers",
            "6T wordline drivers",
            "6T write drivers",
            "6T control lines",
            "multiply-accumulate lanes");

    /** Copies the lists. */
    public AreaFindings {
        timTile = List.copyOf(timTile);
        nearMemoryTile = List.copyOf(nearMemoryTile);
    }

    /**
     * All blocks, those of the TiM tile first.
     *
     * @return the blocks
     */
    public List<AreaBlock> blocks() {
        return java.util.stream.Stream.concat(timTile.stream(), nearMemoryTile.stream())
                .toList();
    }

    /**
     * A block.
     *
     * @param name its name
     * @return the block, empty if its circuits were not simulated
     */
    public Optional<AreaBlock> block(String name) {
        return blocks().stream().filter(block -> block.name().equals(name)).findFirst();
    }

    /**
     * The whole TiM tile.
     *
     * @return its area, empty if a block is missing
     */
    public Optional<AreaSum> timTotal() {
        boolean stepped = block(STEPPED_COMPARATORS).isPresent();
        return total(timTile, stepped ? STEPPED_BLOCKS : TIM_BLOCKS);
    }

    /**
     * The whole near-memory tile.
     *
     * @return its area, empty if a block is missing
     */
    public Optional<AreaSum> nearMemoryTotal() {
        return total(nearMemoryTile, NEAR_MEMORY_BLOCKS);
    }

    /**
     * TiM tile over near-memory tile.
     *
     * @return the ratio, empty if either has no total
     */
    public Optional<AreaInterval> ratio() {
        return timTotal().flatMap(tile -> nearMemoryTotal().map(tile::over));
    }

    /**
     * Area of one of a block's kind.
     *
     * @param name name of the block
     * @return in F², empty if its circuits were not simulated
     */
    public Optional<AreaInterval> each_F2(String name) {
        return block(name).map(block -> block.each().times(1 / (f_m * f_m)));
    }

    private static Optional<AreaSum> total(List<AreaBlock> blocks, List<String> all) {
        if (!blocks.stream().map(AreaBlock::name).toList().containsAll(all)) {
            return Optional.empty();
        }
        return blocks.stream().map(AreaBlock::area).reduce(AreaSum::plus);
    }
}
