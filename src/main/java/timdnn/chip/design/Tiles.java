package timdnn.chip.design;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The tiles of a chip and how they are read.
 *
 * @param kind what a tile is
 * @param count tiles of the chip, positive
 * @param rowsAnAccess rows of one access of a TiM tile; a near-memory tile reads one
 * @param thresholds the first so many thresholds of the table's converter, after which a conversion ends and reads no higher
 *     code; empty for all
 * @param baseline how a near-memory tile is read; empty for TiM tiles
 */
public record Tiles(TileKind kind, int count, int rowsAnAccess, OptionalInt thresholds, Optional<Baseline> baseline) {
    /** Most tiles of a chip. */
    public static final int MOST = 1024;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Tiles {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("count must be in 1 to " + MOST + ", was " + count);
        }
        if (rowsAnAccess < 1) {
            throw new IllegalArgumentException("rowsAnAccess must be at least 1, was " + rowsAnAccess);
        }
        if (thresholds.isPresent() && (kind != TileKind.TIM || thresholds.getAsInt() < 1)) {
            throw new IllegalArgumentException(
                    "thresholds must be at least 1, of TiM tiles, was " + thresholds.getAsInt());
        }
        if (baseline.isPresent() != (kind == TileKind.NEAR_MEMORY)) {
            throw new IllegalArgumentException("baseline must be there for near-memory tiles alone");
        }
    }

    /**
     * As many tiles of another number.
     *
     * @param number tiles of the chip, positive
     * @return the tiles
     */
    public Tiles times(int number) {
        return new Tiles(kind, number, rowsAnAccess, thresholds, baseline);
    }

    /** How long a row of the 6T array takes. */
    public enum RowCycle {
        /** By circuit simulation, from the table. */
        SIMULATED("simulated"),
        /** By CACTI 7 for 16 KB with words of 512 bits. */
        CACTI("cacti"),
        /** 1.70 ns, which the paper's kernel speed-up implies. */
        IMPLIED("implied");

        private final String word;

        RowCycle(String word) {
            this.word = word;
        }

        /** {@return its name in files} */
        public String word() {
            return word;
        }
    }

    /**
     * What a near-memory tile saves.
     *
     * @param rowCycle time of a row
     * @param skipZeroRows rows whose input is zero are not read
     * @param gateZeroProducts lanes rest where a product is zero
     * @param twoBitsAPass lanes take two bits of an activation in one pass over the rows, by an adder more
     */
    public record Baseline(RowCycle rowCycle, boolean skipZeroRows, boolean gateZeroProducts, boolean twoBitsAPass) {}
}
