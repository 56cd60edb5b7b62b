package timdnn.characterization.digital;

import java.util.LinkedHashMap;
import java.util.Map;
import timdnn.array.ArrayGeometry;

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
 * @param geometry shape of the tile's array, which gives the unit's columns, comparators and bits
 */
@SuppressWarnings("MemberName") // suffixes are units
public record PeripheralUnit(Map<String, DigitalBlock> blocks, double conversion_s, ArrayGeometry geometry) {
    private static final int CONVERTERS = 2;
    private static final int SCALE_FACTORS = 2;

    /** Bits of the trim code of a comparator. */
    private static final int TRIM_BITS = 4;

    private static final int REGISTER_BITS = 12;
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
     * @param geometry shape of the tile's array
     * @return the unit
     * @throws IllegalArgumentException if the time is not positive
     */
    public static PeripheralUnit of(DigitalFindings cells, double conversion_s, ArrayGeometry geometry) {
        if (!(conversion_s > 0)) {
            throw new IllegalArgumentException("conversion_s must be positive, was " + conversion_s);
        }
        return new PeripheralUnit(DigitalBlocks.byName(cells, geometry), conversion_s, geometry);
    }

    /**
     * From the verdicts of a conversion to the counts in a lane's register.
     *
     * @return s
     */
    public double front_s() {
        return delay_s(latch()) + delay_s(encoder()) + delay_s(register());
    }

    /**
     * From the counts to the sum.
     *
     * @return s
     */
    public double lane_s() {
        return delay_s(subtract()) + delay_s(SCALE) + delay_s(SUM);
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
        return CONVERTERS
                        * (energy_J(latch()) + energy_J(encoder()))
                        * (geometry.columnsAUnit() + 1)
                        / geometry.columnsAUnit()
                + energy_J(register())
                + energy_J(subtract())
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
        counts.put(latch(), CONVERTERS);
        counts.put(encoder(), CONVERTERS);
        counts.put(register(), lanes);
        counts.put(subtract(), lanes);
        counts.put(SCALE, lanes);
        counts.put(SUM, lanes);
        counts.put(REGISTER, Math.max(0, geometry.columnsAUnit() - lanes) + SCALE_FACTORS + trimRegisters());
        return counts;
    }

    /** Registers that keep the trim codes of both converters. */
    private int trimRegisters() {
        int bits = TRIM_BITS * CONVERTERS * geometry.largestCount();
        return (bits + REGISTER_BITS - 1) / REGISTER_BITS;
    }

    private String latch() {
        return DigitalBlocks.latch(geometry.largestCount());
    }

    private String encoder() {
        return DigitalBlocks.encoder(geometry.largestCount());
    }

    private String register() {
        return "register" + 2 * geometry.countBits();
    }

    private String subtract() {
        return DigitalBlocks.subtract(geometry.countBits());
    }

    private double delay_s(String block) {
        return blocks.get(block).delay_s();
    }

    private double energy_J(String block) {
        return blocks.get(block).energy_J();
    }
}
