package timdnn.chip.comparison;

import timdnn.chip.design.Design;
import timdnn.chip.design.Tiles;
import timdnn.chip.design.Tiles.Baseline;
import timdnn.chip.design.Tiles.RowCycle;

/**
 * One way to compare with the near-memory baseline.
 *
 * @param against name of the baseline's design
 * @param saves whether it skips rows of zero inputs, gates zero products and takes two bits in a pass, or nothing of it
 * @param rowCycle time of its rows
 * @param memory what happens outside of both chips
 */
public record Setting(String against, boolean saves, RowCycle rowCycle, MemoryUse memory) {
    /** What happens outside of both chips. */
    public enum MemoryUse {
        /** One inference a run, all that does not stay passes the memory outside. */
        BATCH_ONE("batch 1"),
        /** The smallest batch, a power of two, from which tiles of our chip wait for memory less than 5 % of their time. */
        COMPUTE_BOUND("batch from which compute binds"),
        /** The memory outside is free and at once. */
        NONE("without DRAM");

        private final String word;

        MemoryUse(String word) {
            this.word = word;
        }

        /** {@return its name in results} */
        public String word() {
            return word;
        }
    }

    /**
     * The baseline so set.
     *
     * @param baseline a near-memory design
     * @return the design
     * @throws IllegalArgumentException if it is no near-memory design
     */
    public Design of(Design baseline) {
        Tiles tiles = baseline.tiles();
        if (tiles.baseline().isEmpty()) {
            throw new IllegalArgumentException("baseline must be a near-memory design, was " + baseline.name());
        }
        Baseline so = new Baseline(rowCycle, saves, saves, saves);
        return baseline.with(new Tiles(tiles.kind(), tiles.count(), 1, tiles.thresholds(), java.util.Optional.of(so)));
    }
}
