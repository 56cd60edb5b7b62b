package timdnn.characterization.sram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.harness.HarnessException;
import timdnn.harness.netlist.SpiceNumber;

/** Reads the findings on the 6T baseline from stored numbers. */
@SuppressWarnings("MemberName") // suffixes are units
public final class SramReader {
    private static final List<String> READS = List.of("read 0", "read 1");
    private static final List<String> WRITES = List.of("0 to 1", "1 to 0");

    /** Cells that keep a ternary weight. */
    private static final int CELLS_A_WEIGHT = 2;

    /** Share of the supply beyond which a level is a 1, and below whose complement it is a 0. */
    private static final double LEVEL = 0.9;

    /** Fact: length of the simulated cycles in s. */
    static final String CYCLE = "sram_cycle_s";

    /** Fact: σ of the sense amplifier's offset in V. */
    static final String OFFSET = "sram_offset_V";

    private final Rows rows;
    private final double vdd;
    private final ArrayGeometry geometry;

    /** The numbers of one condition. */
    @FunctionalInterface
    public interface Rows {
        /**
         * The samples of a state.
         *
         * @param experiment name of the experiment
         * @param state name of the state
         * @return number by measure, by index of the sample; NaN where the simulation failed, empty where there is none
         */
        Map<Integer, Map<String, Double>> of(String experiment, String state);
    }

    /**
     * Reads numbers.
     *
     * @param rows the numbers
     * @param vdd_V supply in V, above 0
     * @param geometry shape of the tile whose weights the array keeps
     */
    public SramReader(Rows rows, double vdd_V, ArrayGeometry geometry) {
        this.geometry = geometry;
        this.rows = rows;
        vdd = vdd_V;
    }

    /** The numbers of a store. */
    static SramReader of(Study study, CampaignStore store) {
        Map<String, Map<String, Map<Integer, Map<String, Double>>>> read = new TreeMap<>();
        for (String experiment : List.of(SramStates.READ, SramStates.WRITE, SramStates.CAPACITANCE, SramStates.SNM)) {
            for (SampleRow row : store.rows(experiment, study.condition())) {
                read.computeIfAbsent(experiment, key -> new TreeMap<>())
                        .computeIfAbsent(row.state(), key -> new TreeMap<>())
                        .computeIfAbsent(row.sample(), key -> new TreeMap<>())
                        .put(row.measure(), row.value());
            }
        }
        return new SramReader(
                (experiment, state) -> read.getOrDefault(experiment, Map.of()).getOrDefault(state, Map.of()),
                study.corner().vdd_V(),
                study.geometry());
    }

    /**
     * What a store has of the 6T baseline.
     *
     * @param study the study under one condition
     * @param store the store
     * @return the findings; empty before its last simulation is there, or where the plan asks for none
     * @throws HarnessException if a nominal simulation failed
     */
    public static Optional<SramFindings> read(Study study, CampaignStore store) {
        return study.section(SramPlan.class)
                .flatMap(plan -> store.fact(CYCLE, study.condition()))
                .flatMap(cycle -> of(study, store)
                        .read(
                                study.transient_().stop_s(),
                                SpiceNumber.parse(cycle),
                                SpiceNumber.parse(
                                        store.fact(OFFSET, study.condition()).orElseThrow())));
    }

    /**
     * Time from the wordline's edge to the sense enable.
     *
     * @param stop_s time in s for which it was looked for
     * @return s, in tenths of a picosecond, which a deck can show
     * @throws HarnessException if the nominal bitlines never differ enough
     */
    public double developTime_s(double stop_s) {
        double time = value(SramStates.READ, SramStates.DEVELOP, 0, "develop_s");
        if (!Double.isFinite(time)) {
            throw new HarnessException(String.format(
                    Locale.ROOT,
                    "the bitlines of the 6T column do not differ by %.0f mV within transient.stop of %.0f ps: make it longer",
                    SramBench.DIFFERENTIAL_V * 1e3,
                    stop_s * 1e12));
        }
        return Math.rint(time * 1e13) / 1e13;
    }

    /**
     * The lowest voltage of the falling bitline of an unsensed read.
     *
     * @return V
     * @throws HarnessException if that simulation failed
     */
    public double low_V() {
        return nominal(SramStates.READ, SramStates.UNSENSED, "v_low");
    }

    /**
     * The findings.
     *
     * @param stop_s time in s for which the sense enable was looked for
     * @param cycle_s length of the simulated cycles in s
     * @param offset_V σ of the sense amplifier's offset in V
     * @return the findings, or empty while at most one cell has been through Monte Carlo
     * @throws HarnessException if a nominal simulation failed
     */
    public Optional<SramFindings> read(double stop_s, double cycle_s, double offset_V) {
        Map<Integer, Map<String, Double>> mismatched = rows.of(SramStates.SNM, SramStates.MISMATCH);
        double[] sides0 = NoiseMargin.sides(mismatched, "side0");
        double[] sides1 = NoiseMargin.sides(mismatched, "side1");
        if (sides0.length < 2) {
            return Optional.empty();
        }
        double develop = developTime_s(stop_s);
        double low = low_V();
        double charge = nominal(SramStates.CAPACITANCE, "bitline", "q_bl");
        return Optional.of(new SramFindings(
                geometry.rows(),
                columns(),
                parts(),
                develop,
                Math.min(nominal(SramStates.READ, "read 0", "v_diff"), -nominal(SramStates.READ, "read 1", "v_diff")),
                offset_V,
                largest(SramStates.READ, READS, "read_s"),
                largest(SramStates.WRITE, WRITES, "write_s"),
                cycle_s,
                -vdd * columns() * nominal(SramStates.READ, SramStates.IDLE, "i_leak"),
                closure(),
                balance(charge, low),
                charge / (vdd - low),
                isStored(SramStates.READ, "read 0", 0)
                        && isStored(SramStates.READ, "read 1", 1)
                        && isRead("read 0", 0)
                        && isRead("read 1", 1),
                isStored(SramStates.WRITE, "0 to 1", 1) && isStored(SramStates.WRITE, "1 to 0", 0),
                restored(),
                NoiseMargin.of(
                        Math.min(
                                nominal(SramStates.SNM, SramStates.NOMINAL, "side0"),
                                nominal(SramStates.SNM, SramStates.NOMINAL, "side1")),
                        sides0,
                        sides1,
                        mismatched.size() - sides0.length)));
    }

    private int columns() {
        return CELLS_A_WEIGHT * geometry.columns();
    }

    private List<SramFindings.Part> parts() {
        List<SramFindings.Part> parts = new ArrayList<>();
        for (String part : SramStates.PARTS) {
            double idle = idle("q_" + part);
            parts.add(new SramFindings.Part(
                    part,
                    row_J(mean(SramStates.READ, READS, "q_" + part) - idle),
                    row_J(mean(SramStates.WRITE, WRITES, "q_" + part) - idle)));
        }
        double leakage = row_J(
                SramStates.PARTS.stream().mapToDouble(part -> idle("q_" + part)).sum());
        parts.add(new SramFindings.Part(SramFindings.LEAKAGE, leakage, leakage));
        return parts;
    }

    /** Energy of a row from the charge that a column's supply delivers, which is negative. */
    private double row_J(double charge_C) {
        return -vdd * columns() * charge_C;
    }

    private double closure() {
        return Stream.concat(
                        READS.stream().map(state -> unclosed(SramStates.READ, state)),
                        WRITES.stream().map(state -> unclosed(SramStates.WRITE, state)))
                .mapToDouble(difference -> difference)
                .max()
                .orElseThrow();
    }

    private double unclosed(String experiment, String state) {
        double all = nominal(experiment, state, "q_all");
        double sum = SramStates.PARTS.stream()
                .mapToDouble(part -> nominal(experiment, state, "q_" + part))
                .sum();
        return Math.abs(sum - all) / Math.abs(all);
    }

    /**
     * What the bitlines' supply brings back, less what it holds them with, against C_BL times their difference: coupling and
     * leakage act on both alike.
     */
    private double balance(double charge_C, double low_V) {
        double swing = nominal(SramStates.READ, SramStates.UNSENSED, "v_high") - low_V;
        double drawn = idle("q_bitline") - nominal(SramStates.READ, SramStates.UNSENSED, "q_bitline");
        return drawn / (charge_C / (vdd - low_V) * swing) - 1;
    }

    private boolean isStored(String experiment, String state, int bit) {
        double q = nominal(experiment, state, "v_q");
        double qb = nominal(experiment, state, "v_qb");
        return isHigh(bit == 1 ? q : qb) && isLow(bit == 1 ? qb : q);
    }

    private boolean isRead(String state, int bit) {
        double out = nominal(SramStates.READ, state, "v_out");
        double outb = nominal(SramStates.READ, state, "v_outb");
        return isHigh(bit == 1 ? out : outb) && isLow(bit == 1 ? outb : out);
    }

    private boolean isHigh(double voltage_V) {
        return voltage_V > LEVEL * vdd;
    }

    private boolean isLow(double voltage_V) {
        return voltage_V < (1 - LEVEL) * vdd;
    }

    private double restored() {
        return Stream.of(READS, WRITES)
                .flatMap(List::stream)
                .flatMap(state -> Stream.of("v_bl", "v_blb")
                        .map(level ->
                                nominal(READS.contains(state) ? SramStates.READ : SramStates.WRITE, state, level)))
                .mapToDouble(level -> Math.abs(level - vdd))
                .max()
                .orElseThrow();
    }

    private double mean(String experiment, List<String> states, String measure) {
        return states.stream()
                .mapToDouble(state -> nominal(experiment, state, measure))
                .average()
                .orElseThrow();
    }

    /** NaN where one is not there, which is a read or a write that did not come to its end. */
    private double largest(String experiment, List<String> states, String measure) {
        return states.stream()
                .mapToDouble(state -> value(experiment, state, 0, measure))
                .reduce(Double.NEGATIVE_INFINITY, Math::max);
    }

    private double idle(String measure) {
        return nominal(SramStates.READ, SramStates.IDLE, measure);
    }

    private double nominal(String experiment, String state, String measure) {
        double value = value(experiment, state, 0, measure);
        if (!Double.isFinite(value)) {
            throw new HarnessException("the nominal simulation of " + experiment + " " + state + " gave no " + measure);
        }
        return value;
    }

    private double value(String experiment, String state, int sample, String measure) {
        return rows.of(experiment, state).getOrDefault(sample, Map.of()).getOrDefault(measure, Double.NaN);
    }
}
