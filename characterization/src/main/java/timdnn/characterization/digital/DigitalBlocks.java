package timdnn.characterization.digital;

import static timdnn.characterization.digital.DigitalCell.DFF;
import static timdnn.characterization.digital.DigitalCell.FA;
import static timdnn.characterization.digital.DigitalCell.INV;
import static timdnn.characterization.digital.DigitalCell.NAND2;
import static timdnn.characterization.digital.DigitalCell.NOR2;
import static timdnn.characterization.digital.DigitalCell.XOR2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.digital.DigitalBlock.Part;

/**
 * Blocks rolled up from characterised cells:
 *
 * <pre>
 * energy  = Σ count · α · E(cell; load, slew)             of a flip-flop  α · E(new data) + (1 − α) · E(same data)
 * delay   = Σ along the critical path of the slower edge of each arc, at its load
 * leakage = Σ count · leakage(cell)
 * </pre>
 *
 * <p>Loads are the input capacitances of the pins driven, without wires; the slew is that of a chain of inverters with a
 * fan-out of four ({@link DigitalFindings#slew_s()}). The activity α, output transitions of a cell in an operation, is
 * <b>assumed</b> to be {@value #ACTIVITY}, that of independent random data without glitches; ripple structures glitch, so
 * the energy is a lower bound in this respect.
 *
 * <p>Numbers in the names of blocks for counts follow the array's geometry: comparators, bits of a count, bits of both counts.
 *
 * <table>
 * <caption>Numbers of cells for counts up to 8</caption>
 * <tr><th>block</th><th>cells</th></tr>
 * <tr><td>latch8</td><td>keeps the verdicts of a converter's comparators, as many as its largest count, until the next: set-reset latches of 2 NAND2
 * for comparators with NMOS inputs, which rest with both outputs high, of 2 NOR2 for the others</td></tr>
 * <tr><td>encoder8</td><td>counts the verdicts: of eight 7 FA, of which one adds the last two and one a carry. Bits of thermometer
 * codes that are out of order are counted as well</td></tr>
 * <tr><td>add12</td><td>12 FA, a ripple-carry adder</td></tr>
 * <tr><td>subtract4</td><td>n − k of two 4-bit counts: 4 INV (complement of k), 4 FA with carry in 1, 1 INV (sign)</td></tr>
 * <tr><td>comparator4</td><td>n ≥ k of two 4-bit counts, the carry of the subtraction: 4 INV, 4 FA of which the carry
 * counts</td></tr>
 * <tr><td>scale8</td><td>5-bit difference times 8-bit factor (Baugh-Wooley array): 40 NAND2, 40 INV (products), 4 rows of 8
 * FA; every product is counted with its inverter</td></tr>
 * <tr><td>accumulate12</td><td>shift-and-add: 12 FA, 12 DFF; the shift by one is wiring</td></tr>
 * <tr><td>relu12</td><td>sign forces 11 bits to 0: 11 NAND2, 11 INV, 1 INV (sign)</td></tr>
 * <tr><td>quantise2</td><td>three comparisons with 12-bit thresholds, stored complemented: 3 · 12 FA of which the carry
 * counts; code of two bits from them: 2 INV, 2 NAND2</td></tr>
 * <tr><td>register8, register12</td><td>8, 12 DFF</td></tr>
 * <tr><td>ternaryMac12</td><td>one lane, operands as (nonzero, sign): nonzero = AND (NAND2, INV), sign = XOR2, minus =
 * AND (NAND2, 4 INV side by side), which is the addend's upper 11 bits; 12 FA, 12 DFF</td></tr>
 * </table>
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class DigitalBlocks {
    /** Assumed output transitions of a cell in an operation. */
    public static final double ACTIVITY = 0.5;

    private static final int BITS = 12;

    /** Bits of a scale factor. */
    private static final int FACTOR = 8;

    /** Comparators with NMOS inputs, those of the highest thresholds, in {@code netlists/sense/flash.lib}. */
    static final int NMOS_COMPARATORS = 3;

    /** Inverters that share the eleven adders of a ternary product's sign, so that none is loaded beyond the tables. */
    private static final int DRIVERS = 4;

    private final DigitalFindings cells;
    private final double slew_s;
    private final int comparators;
    private final int countBits;
    private final int differenceBits;

    private DigitalBlocks(DigitalFindings cells, ArrayGeometry geometry) {
        this.cells = cells;
        comparators = geometry.largestCount();
        countBits = geometry.countBits();
        differenceBits = geometry.differenceBits();
        slew_s = cells.slew_s();
    }

    /**
     * The blocks.
     *
     * @param cells the characterised cells, all of them
     * @param geometry shape of the tile's array, which gives the numbers of comparators and bits
     * @return the blocks in the order of the table above
     */
    public static List<DigitalBlock> of(DigitalFindings cells, ArrayGeometry geometry) {
        DigitalBlocks blocks = new DigitalBlocks(cells, geometry);
        return List.of(
                blocks.latch(),
                blocks.encode(),
                blocks.add(),
                blocks.subtract(),
                blocks.compare(),
                blocks.scale(),
                blocks.accumulate(),
                blocks.relu(),
                blocks.quantise(),
                blocks.register(2 * blocks.countBits),
                blocks.register(BITS),
                blocks.ternaryMac());
    }

    /**
     * The same blocks.
     *
     * @param cells the characterised cells, all of them
     * @param geometry shape of the tile's array
     * @return the blocks by name
     */
    public static Map<String, DigitalBlock> byName(DigitalFindings cells, ArrayGeometry geometry) {
        return of(cells, geometry).stream().collect(Collectors.toMap(DigitalBlock::name, Function.identity()));
    }

    /** Name of the block that keeps so many verdicts. */
    static String latch(int comparators) {
        return "latch" + comparators;
    }

    /** Name of the block that counts so many verdicts. */
    static String encoder(int comparators) {
        return "encoder" + comparators;
    }

    /**
     * Name of the block that subtracts counts.
     *
     * @param bits bits of a count
     * @return a name of {@link #byName}
     */
    public static String subtract(int bits) {
        return "subtract" + bits;
    }

    private double pin(DigitalCell cell, String pin) {
        return cells.capacitance_F(cell, pin);
    }

    /** Adders whose sum drives {@code load} and whose carry drives the next one; energy at the mean of both. */
    private Part adders(int count, double load) {
        return part(FA, count, 0.5 * (pin(FA, "c") + load));
    }

    private Part registers(int count) {
        return part(DFF, count, pin(FA, "a"));
    }

    private static Part part(DigitalCell cell, int count, double load) {
        return new Part(cell, count, ACTIVITY, load);
    }

    private double delay(DigitalCell cell, String input, String output, double load) {
        return cells.cell(cell).timing(input, output).delay_s(load, slew_s);
    }

    /** First addition, then the carry from bit to bit, then the last sum. */
    private double ripple(int bits, double load) {
        return delay(FA, "a", "co", pin(FA, "c"))
                + (bits - 2) * delay(FA, "c", "co", pin(FA, "c"))
                + delay(FA, "c", "s", load);
    }

    /** Clock to output and set-up: what a register takes of a cycle. */
    private double registerDelay() {
        return delay(DFF, "ck", "q", pin(FA, "a")) + cells.cell(DFF).setup_s(slew_s);
    }

    /** Outputs of comparators rest high with NMOS inputs and low with PMOS inputs. */
    private DigitalBlock latch() {
        int nmos = Math.min(NMOS_COMPARATORS, comparators);
        double high = pin(NAND2, "b") + pin(FA, "a");
        double low = pin(NOR2, "b") + pin(FA, "a");
        return block(
                latch(comparators),
                "keep " + comparators + " verdicts",
                List.of(part(NAND2, 2 * nmos, high), part(NOR2, 2 * (comparators - nmos), low)),
                Math.max(
                        delay(NAND2, "a", "y", high) + delay(NAND2, "b", "y", high),
                        delay(NOR2, "a", "y", low) + delay(NOR2, "b", "y", low)));
    }

    /**
     * Adders count verdicts by threes, then their sums and carries. Of eight: three count verdicts, the last of them two; one
     * adds their sums, which is bit 0, one their carries; two more add what is left, a carry and the last sum. The sum of the
     * first passes a carry for each further bit.
     */
    private DigitalBlock encode() {
        double delay = delay(FA, "a", "s", pin(FA, "a"));
        for (int bit = 1; bit < countBits - 1; bit++) {
            delay += delay(FA, bit == 1 ? "a" : "b", "co", pin(FA, "b"));
        }
        return block(
                encoder(comparators),
                "count " + comparators + " verdicts",
                List.of(part(FA, adders(comparators), pin(FA, "a"))),
                delay + delay(FA, "b", "s", pin(DFF, "d")));
    }

    /** Adders that bring so many bits of one weight, with all their carries, down to one bit of each weight. */
    static int adders(int bits) {
        int adders = 0;
        for (int weight = bits; weight > 0; ) {
            int ofWeight = weight / 2;
            adders += ofWeight;
            weight = ofWeight;
        }
        return adders;
    }

    private DigitalBlock add() {
        return block(
                "add12", "add two 12-bit numbers", List.of(adders(BITS, pin(DFF, "d"))), ripple(BITS, pin(DFF, "d")));
    }

    private DigitalBlock subtract() {
        return block(
                subtract(countBits),
                "subtract two counts of " + countBits + " bits",
                List.of(
                        part(INV, countBits, pin(FA, "b")),
                        adders(countBits, pin(FA, "a")),
                        part(INV, 1, pin(FA, "a"))),
                delay(INV, "a", "y", pin(FA, "b"))
                        + delay(FA, "b", "co", pin(FA, "c"))
                        + (countBits - 2) * delay(FA, "c", "co", pin(FA, "c"))
                        + delay(FA, "c", "co", pin(INV, "a"))
                        + delay(INV, "a", "y", pin(FA, "a")));
    }

    private DigitalBlock compare() {
        return block(
                "comparator" + countBits,
                "compare two counts of " + countBits + " bits",
                List.of(part(INV, countBits, pin(FA, "b")), part(FA, countBits, pin(FA, "c"))),
                delay(INV, "a", "y", pin(FA, "b"))
                        + delay(FA, "b", "co", pin(FA, "c"))
                        + (countBits - 2) * delay(FA, "c", "co", pin(FA, "c"))
                        + delay(FA, "c", "co", pin(DFF, "d")));
    }

    /** An array of as many rows M of products as the difference has bits, N = 8 wide: (N − 1) + (M − 2) carries and M − 1 sums behind one product. */
    private DigitalBlock scale() {
        int width = FACTOR;
        int rows = differenceBits;
        return block(
                "scale8",
                "multiply a " + differenceBits + "-bit difference by an " + FACTOR + "-bit factor",
                List.of(
                        part(NAND2, rows * width, pin(INV, "a")),
                        part(INV, rows * width, pin(FA, "b")),
                        adders((rows - 1) * width, pin(FA, "a"))),
                delay(NAND2, "b", "y", pin(INV, "a"))
                        + delay(INV, "a", "y", pin(FA, "b"))
                        + (width - 1 + rows - 2) * delay(FA, "c", "co", pin(FA, "c"))
                        + (rows - 1) * delay(FA, "a", "s", pin(FA, "a")));
    }

    private DigitalBlock accumulate() {
        return block(
                "accumulate12",
                "shift by one, add and keep 12 bits",
                List.of(adders(BITS, pin(DFF, "d")), registers(BITS)),
                ripple(BITS, pin(DFF, "d")) + registerDelay());
    }

    private DigitalBlock relu() {
        int bits = BITS - 1;
        double sign = bits * pin(NAND2, "a");
        return block(
                "relu12",
                "rectify a 12-bit number",
                List.of(part(INV, 1, sign), part(NAND2, bits, pin(INV, "a")), part(INV, bits, pin(DFF, "d"))),
                delay(INV, "a", "y", sign)
                        + delay(NAND2, "a", "y", pin(INV, "a"))
                        + delay(INV, "a", "y", pin(DFF, "d")));
    }

    private DigitalBlock quantise() {
        double gates = pin(NAND2, "a") + pin(INV, "a");
        return block(
                "quantise2",
                "quantise a 12-bit number to 2 bits",
                List.of(part(FA, 3 * BITS, pin(FA, "c")), part(INV, 2, pin(NAND2, "b")), part(NAND2, 2, pin(DFF, "d"))),
                delay(FA, "a", "co", pin(FA, "c"))
                        + (BITS - 2) * delay(FA, "c", "co", pin(FA, "c"))
                        + delay(FA, "c", "co", gates)
                        + delay(INV, "a", "y", pin(NAND2, "b"))
                        + delay(NAND2, "b", "y", pin(NAND2, "a"))
                        + delay(NAND2, "a", "y", pin(DFF, "d")));
    }

    private DigitalBlock register(int bits) {
        return block("register" + bits, "keep " + bits + " bits", List.of(registers(bits)), registerDelay());
    }

    private DigitalBlock ternaryMac() {
        double minus = (BITS - 1) * pin(FA, "b") / DRIVERS;
        double drivers = DRIVERS * pin(INV, "a");
        return block(
                "ternaryMac12",
                "multiply two ternary numbers and accumulate in 12 bits",
                List.of(
                        part(XOR2, 1, pin(NAND2, "b")),
                        part(NAND2, 1, pin(INV, "a")),
                        part(NAND2, 1, drivers),
                        part(INV, 1, pin(FA, "b") + pin(NAND2, "a")),
                        part(INV, DRIVERS, minus),
                        adders(BITS, pin(DFF, "d")),
                        registers(BITS)),
                delay(XOR2, "a", "y", pin(NAND2, "b"))
                        + delay(NAND2, "b", "y", drivers)
                        + delay(INV, "a", "y", minus)
                        + delay(FA, "b", "co", pin(FA, "c"))
                        + (BITS - 3) * delay(FA, "c", "co", pin(FA, "c"))
                        + delay(FA, "c", "s", pin(DFF, "d"))
                        + registerDelay());
    }

    private DigitalBlock block(String name, String operation, List<Part> parts, double delay) {
        double energy = 0;
        double leakage = 0;
        List<Part> kept = new ArrayList<>(parts);
        for (Part part : kept) {
            CellFindings cell = cells.cell(part.cell());
            double still = cell.flipFlop()
                    .map(flipFlop -> flipFlop.idle_J().at(part.load_F(), slew_s))
                    .orElse(0.0);
            energy += part.count()
                    * (part.activity() * cell.energy_J().at(part.load_F(), slew_s) + (1 - part.activity()) * still);
            leakage += part.count() * cell.leakage_W();
        }
        return new DigitalBlock(name, operation, kept, energy, delay, leakage);
    }
}
