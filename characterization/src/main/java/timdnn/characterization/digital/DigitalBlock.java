package timdnn.characterization.digital;

import java.util.List;

/**
 * A block of the reduce unit or of the near-memory baseline, as a stated number of cells.
 *
 * @param name short name
 * @param operation what it does in one operation
 * @param parts its cells
 * @param energy_J energy of an operation in J, without leakage and glitches
 * @param delay_s delay along the critical path in s; of a block that ends in a register, from clock to clock
 * @param leakage_W power at rest in W
 */
@SuppressWarnings("MemberName") // suffixes are units
public record DigitalBlock(
        String name, String operation, List<Part> parts, double energy_J, double delay_s, double leakage_W) {
    /** Copies the list. */
    public DigitalBlock {
        parts = List.copyOf(parts);
    }

    /**
     * Cells of one kind with one load.
     *
     * @param cell the cell
     * @param count how many
     * @param activity transitions of a cell's output in an operation: assumed, not simulated
     * @param load_F load of each output in F
     */
    public record Part(DigitalCell cell, int count, double activity, double load_F) {
        /** Checks the ranges. */
        public Part {
            if (count < 1) {
                throw new IllegalArgumentException("count must be positive, was " + count);
            }
            if (!(activity >= 0 && load_F >= 0)) {
                throw new IllegalArgumentException(
                        "activity and load_F must not be negative, were " + activity + " and " + load_F);
            }
        }
    }

    /**
     * How many cells of a kind the block has.
     *
     * @param cell the cell
     * @return the number over all parts
     */
    public int count(DigitalCell cell) {
        return parts.stream()
                .filter(part -> part.cell() == cell)
                .mapToInt(Part::count)
                .sum();
    }
}
