package timdnn.characterization.digital;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The digital part of a peripheral unit, a structure that is <b>assumed</b> and of which every block is rolled up from
 * characterised cells. Its columns are converted one after another, on two converters for the two bitlines:
 *
 * <pre>
 * front   latch8 and encoder8 of either converter, register8 of a lane         front_s ≤ interval
 * lane    subtract4, scale8, accumulate12                                      lanes = ⌈lane_s / interval⌉
 * </pre>
 *
 * <p>The front works on every conversion. A lane, which takes longer than a conversion, works on one column while the next
 * ones go to the other lanes; so no block is cut by registers. A unit keeps a partial sum a column, one in the accumulator of
 * each lane and the others in registers.
 *
 * @param blocks the blocks of {@link DigitalBlocks}, by name
 * @param conversion_s time of a conversion in s, positive
 * @param columns columns of the unit, at least 1
 */
@SuppressWarnings("MemberName") // suffixes are units
public record PeripheralUnit(Map<String, DigitalBlock> blocks, double conversion_s, int columns) {
    private static final int CONVERTERS = 2;
    private static final int SCALE_FACTORS = 2;

    /** Of 12 bits: four bits for each of the eight comparators of two converters, rounded up. */
    private static final int TRIM_REGISTERS = 6;

    private static final String LATCH = "latch8";
    private static final String ENCODER = "encoder8";
    private static final String COUNTS = "register8";
    private static final String SUBTRACT = "subtract4";
    private static final String SCALE = "scale8";
    private static final String SUM = "accumulate12";
    private static final String REGISTER = "register12";

    /** Copies the map. */
    public PeripheralUnit {
        blocks = Map.copyOf(blocks);
    }

    /**
     * A unit of characterised cells.
     *
     * @param cells the cells, all of them
     * @param conversion_s time of a conversion in s
     * @param columns columns of the unit
     * @return the unit
     * @throws IllegalArgumentException if the time is not positive or there is no column
     */
    public static PeripheralUnit of(DigitalFindings cells, double conversion_s, int columns) {
        if (!(conversion_s > 0) || columns < 1) {
            throw new IllegalArgumentException(
                    "conversion_s must be positive and columns at least 1, were " + conversion_s + " and " + columns);
        }
        return new PeripheralUnit(DigitalBlocks.byName(cells), conversion_s, columns);
    }

    /**
     * From the verdicts of a conversion to the counts in a lane's register.
     *
     * @return s
     */
    public double front_s() {
        return delay_s(LATCH) + delay_s(ENCODER) + delay_s(COUNTS);
    }

    /**
     * From the counts to the sum.
     *
     * @return s
     */
    public double lane_s() {
        return delay_s(SUBTRACT) + delay_s(SCALE) + delay_s(SUM);
    }

    /**
     * From one conversion to the next: as long as one takes, or longer if the front does.
     *
     * @return s
     */
    public double interval_s() {
        return Math.max(conversion_s, front_s());
    }

    /**
     * How many lanes take turns.
     *
     * @return at least 1
     */
    public int lanes() {
        return (int) Math.ceil(lane_s() / interval_s());
    }

    /**
     * From the verdicts to the sum.
     *
     * @return s
     */
    public double latency_s() {
        return front_s() + lane_s();
    }

    /**
     * Of one column in one access, without leakage, with its share of latching and encoding a blank conversion. Registers of scale factors and trim codes stand still; partial sums of the
     * other columns do, too.
     *
     * @return J
     */
    public double energy_J() {
        return CONVERTERS * (energy_J(LATCH) + energy_J(ENCODER)) * (columns + 1) / columns
                + energy_J(COUNTS)
                + energy_J(SUBTRACT)
                + energy_J(SCALE)
                + energy_J(SUM);
    }

    /**
     * Of the whole unit.
     *
     * @return W
     */
    public double leakage_W() {
        return counts().entrySet().stream()
                .mapToDouble(part -> part.getValue() * blocks.get(part.getKey()).leakage_W())
                .sum();
    }

    /**
     * What the unit is made of.
     *
     * @return names of blocks and how many there are of each
     */
    public Map<String, Integer> counts() {
        int lanes = lanes();
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put(LATCH, CONVERTERS);
        counts.put(ENCODER, CONVERTERS);
        counts.put(COUNTS, lanes);
        counts.put(SUBTRACT, lanes);
        counts.put(SCALE, lanes);
        counts.put(SUM, lanes);
        counts.put(REGISTER, Math.max(0, columns - lanes) + SCALE_FACTORS + TRIM_REGISTERS);
        return counts;
    }

    private double delay_s(String block) {
        return blocks.get(block).delay_s();
    }

    private double energy_J(String block) {
        return blocks.get(block).energy_J();
    }
}
