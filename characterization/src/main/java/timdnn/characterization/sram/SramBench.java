package timdnn.characterization.sram;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import timdnn.characterization.engine.Decks;
import timdnn.characterization.engine.Samples;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.VariationModel;
import timdnn.characterization.store.CircuitAddress;
import timdnn.characterization.variation.Draws;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.ModelCards;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/**
 * The 6T baseline as trials: one column of 256 cells, read, written and at rest, and the cell's read static noise margin.
 *
 * <p>All cycles have one schedule, that of the read. With d the time from the wordline's edge until the nominal bitlines
 * differ by {@link #DIFFERENTIAL_V}: sense enable and end of the wordline at {@code t_wl} + d, end of the write driver d/2
 * later, precharge and end of sensing d later, end of the cycle 250 ps + 2·d after that. Times are those of the edges at
 * the drivers' inputs, so all scale with the condition but the 250 ps.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class SramBench {
    /** Experiment of the read cycles; states {@code develop 0}, {@code read 0}, {@code unsensed 0}, {@code idle}. */
    public static final String READ = "sram-read";

    /** A column of 6T cells with its share of every driver. */
    public static final CircuitAddress CIRCUIT = new CircuitAddress(READ, "read 0");

    /** Experiment of the write cycles; states {@code 0 to 1}, {@code 1 to 0}. */
    public static final String WRITE = "sram-write";

    /** Experiment of the bitline's charge; one state, {@code bitline}. */
    public static final String CAPACITANCE = "sram-capacitance";

    /** Experiment of the read static noise margin; states {@code nominal}, {@code mismatch}. */
    public static final String SNM = "sram-snm";

    /** State whose nominal waveform gives the time of the sense enable. */
    public static final String DEVELOP = "develop 0";

    /** State of a read without the sense amplifier. */
    public static final String UNSENSED = "unsensed 0";

    /** State of the column at rest over a cycle. */
    public static final String IDLE = "idle";

    /** State of the cell without mismatch. */
    public static final String NOMINAL = "nominal";

    /** State of the Monte Carlo. */
    public static final String MISMATCH = "mismatch";

    /** Stored bits, which are also the bits read. */
    public static final List<Integer> BITS = List.of(0, 1);

    /** Cells that keep a ternary weight. */
    static final int CELLS_A_WEIGHT = 2;

    /** Difference of the nominal bitlines at which the sense amplifier is enabled, in V. */
    public static final double DIFFERENTIAL_V = 0.1;

    /** Part of the array and the ammeter through which it takes its charge, in the order of the netlist. */
    public static final List<String> PARTS = List.of("bitline", "precharge", "wordline", "sense", "write", "cell");

    private static final Map<String, String> AMMETERS = Map.of(
            "bitline", "i(vpre)",
            "precharge", "i(vpg)",
            "wordline", "i(vwl)",
            "sense", "i(vsa)",
            "write", "i(vwd)",
            "cell", "i(vcell)");

    private static final String SUPPLY = "i(vall)";
    private static final double RESTORE_S = 250e-12;
    private static final double LARGEST_STEP_S = 2e-12;
    private static final double SWEEP_STEP_V = 5e-3;
    private static final String NMOS = "nmos_32";
    private static final String NEVER = "0.5";

    private final Study study;
    private final Decks decks;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public SramBench(Study study, Path netlists) {
        this.study = study;
        decks = new Decks(study, netlists);
    }

    /**
     * A nominal read of 0 whose wordline stays up and whose sense amplifier stays off.
     *
     * @return the trial; measure {@code develop_s}, NaN where the differential is not reached within the plan's
     *     {@code transient.stop}; v(diff) is kept
     */
    public Trial develop() {
        double edge = wordlineEdge_s();
        return Trial.nominal(
                        READ,
                        DEVELOP,
                        read(Map.of("t_sense", NEVER, "t_word_off", NEVER, "t_restore", NEVER)),
                        tran(edge + study.transient_().stop_s()),
                        List.of(new Measure.Crossing(
                                "develop_s", "v(diff)", DIFFERENTIAL_V, Measure.Direction.RISE, edge)))
                .keeping(List.of("v(diff)"));
    }

    /**
     * Whole read cycles, and the column at rest for as long.
     *
     * @param develop_s time d in s
     * @return four trials: {@code read 0}, {@code read 1}, {@code unsensed 0}, {@code idle}; charges {@code q_<part>} of
     *     {@link #PARTS} and {@code q_all}; of the reads also {@code v_diff} at the sense enable, {@code v_out},
     *     {@code v_outb} when sensing ends, {@code read_s}, {@code v_low} and {@code v_high} of the bitlines before the
     *     precharge, {@code v_q}, {@code v_qb}, {@code v_bl}, {@code v_blb} at the end; of the idle one {@code i_leak}
     */
    public List<Trial> reading(double develop_s) {
        Schedule schedule = schedule(develop_s);
        return List.of(
                reading("read 0", 0, schedule.sensed(), schedule),
                reading("read 1", 1, schedule.sensed(), schedule),
                reading(UNSENSED, 0, schedule.unsensed(), schedule),
                Trial.nominal(
                        READ,
                        IDLE,
                        read(with(schedule.unsensed(), Map.of("raised", "0", "cycled", "0"))),
                        tran(schedule.end_s()),
                        join(
                                charges(schedule),
                                List.of(new Measure.ValueAt("i_leak", "A", SUPPLY, schedule.end_s())))));
    }

    private Trial reading(String state, int bit, Map<String, String> times, Schedule schedule) {
        double edge = wordlineEdge_s();
        // Bit 0 pulls bl down; the output of the higher bitline rises.
        String output = bit == 0 ? "v(outb)" : "v(out)";
        boolean sensed = !state.equals(UNSENSED);
        List<Measure> measures = join(
                charges(schedule),
                List.of(
                        new Measure.ValueAt("v_diff", "V", "v(diff)", schedule.sense_s()),
                        new Measure.ValueAt("v_low", "V", bit == 0 ? "v(bl)" : "v(blb)", schedule.restore_s()),
                        new Measure.ValueAt("v_high", "V", bit == 0 ? "v(blb)" : "v(bl)", schedule.restore_s())));
        List<Measure> resolved = List.of(
                new Measure.ValueAt("v_out", "V", "v(out)", schedule.restore_s()),
                new Measure.ValueAt("v_outb", "V", "v(outb)", schedule.restore_s()),
                new Measure.Sought(new Measure.Crossing(
                        "read_s", output, 0.9 * study.corner().vdd_V(), Measure.Direction.RISE, edge)));
        Trial trial = Trial.nominal(
                READ,
                state,
                read(with(times, Map.of("bit", Integer.toString(bit)))),
                tran(schedule.end_s()),
                join(measures, join(sensed ? resolved : List.of(), levels(schedule))));
        return sensed ? trial.keeping(List.of("v(diff)", output)) : trial;
    }

    /**
     * Whole write cycles that change the stored bit.
     *
     * @param develop_s time d in s
     * @return two trials: {@code 0 to 1}, {@code 1 to 0}; charges as in {@link #reading}, {@code write_s} until the rising
     *     storage node is at 90 % of the supply, {@code v_q}, {@code v_qb}, {@code v_bl}, {@code v_blb} at the end;
     *     v(blb), v(xcell.q), v(xcell.qb) of {@code 0 to 1} are kept
     */
    public List<Trial> writing(double develop_s) {
        Schedule schedule = schedule(develop_s);
        return BITS.stream()
                .map(before -> {
                    int after = 1 - before;
                    Netlist netlist = decks.withoutTernaryCell(
                                    "sram/write.cir",
                                    with(
                                            schedule.unsensed(),
                                            Map.of(
                                                    "bit", Integer.toString(before),
                                                    "drive0", Integer.toString(1 - after),
                                                    "drive1", Integer.toString(after),
                                                    "t_drive_off", SpiceNumber.format(schedule.driveOff_s()))))
                            .circuit(vectors());
                    Trial trial = Trial.nominal(
                            WRITE,
                            before + " to " + after,
                            netlist,
                            tran(schedule.end_s()),
                            join(
                                    charges(schedule),
                                    join(
                                            // A cell that is not written is what the study asks about.
                                            List.of(new Measure.Sought(new Measure.Crossing(
                                                    "write_s",
                                                    after == 1 ? "v(xcell.q)" : "v(xcell.qb)",
                                                    0.9 * study.corner().vdd_V(),
                                                    Measure.Direction.RISE,
                                                    wordlineEdge_s()))),
                                            levels(schedule))));
                    return after == 1 ? trial.keeping(List.of("v(blb)", "v(xcell.q)", "v(xcell.qb)")) : trial;
                })
                .toList();
    }

    /**
     * Charge of an idle bitline with its sense amplifier between the supply and a voltage.
     *
     * @param low_V the voltage in V
     * @return the trial; measure {@code q_bl}
     */
    public Trial capacitance(double low_V) {
        return Trial.nominal(
                CAPACITANCE,
                "bitline",
                decks.withoutTernaryCell("sram/capacitance.cir", Map.of("v_low", SpiceNumber.format(low_V)))
                        .circuit(List.of("i(vbl)")),
                new Analysis.Tran(1e-12, 160e-12, 1e-12),
                List.of(new Measure.Charge("q_bl", "i(vbl)", 50e-12, 150e-12)));
    }

    /**
     * The read static noise margin without and with mismatch of the six transistors. A side of the largest square in a
     * lobe is 1/√2 times the largest distance of the two transfer curves along the other axis, with the axes turned by
     * 45° (Seevinck, List, Lohstroh, doi:10.1109/JSSC.1987.1052809). Each lobe is looked for in its own half of the sweep:
     * beyond the stable points the curves part again, and that distance is no margin.
     *
     * @param samples indices of the mismatched cells
     * @return two trials; measures {@code side0}, {@code side1} in V, of which the smaller is the margin; negative where a
     *     lobe is gone and the read flips the cell
     */
    public List<Trial> margins(Samples samples) {
        Netlist netlist = decks.withoutTernaryCell("sram/snm.cir", Map.of())
                .circuit(List.of("v(side0)", "v(side1)", "v(x1)", "v(y1)", "v(x2)", "v(y2)"));
        double end = SWEEP_STEP_V * Math.ceil(study.corner().vdd_V() / Math.sqrt(2) / SWEEP_STEP_V);
        double half = SWEEP_STEP_V / 2;
        Trial nominal = Trial.nominal(
                SNM,
                NOMINAL,
                netlist,
                new Analysis.Dc("vu", -end, end, SWEEP_STEP_V),
                List.of(
                        new Measure.SweepPeak("side0", "V", "v(side0)", -end - half, half),
                        new Measure.SweepPeak("side1", "V", "v(side1)", -half, end + half)));
        return List.of(
                nominal.keeping(List.of("v(x1)", "v(y1)", "v(x2)", "v(y2)")),
                nominal.as(MISMATCH).varying(samples, new Draws(SNM, MISMATCH, Map.of(), List.of("m.xcell.*"))));
    }

    /**
     * Length of a cycle from the end of one precharge to the end of the next.
     *
     * @param develop_s time d in s
     * @return s
     */
    public double cycle_s(double develop_s) {
        return schedule(develop_s).end_s();
    }

    /**
     * Standard deviation of the sense amplifier's offset from its cross-coupled NMOS alone, √2·σ(V_T): when it is enabled its
     * nodes are near the supply, and the PMOS are off.
     *
     * @param variation how transistors vary
     * @return σ in V
     */
    public double offset_V(VariationModel variation) {
        Netlist netlist = decks.withoutTernaryCell("sram/read.cir", Map.of());
        Map<String, String> parameters = netlist.parameters();
        double width = SpiceNumber.parse(parameters.get("w_san"));
        double length = SpiceNumber.parse(parameters.get("l_min"));
        DeviceInstance device = new DeviceInstance("m.xsa.xn1.m", NMOS, width, length, 1);
        return Math.sqrt(2) * variation.thresholdSigma_V(device, ModelCards.parameter(netlist, NMOS, "vth0"));
    }

    private double wordlineEdge_s() {
        return SpiceNumber.parse(
                decks.withoutTernaryCell("sram/read.cir", Map.of()).parameters().get("t_wl"));
    }

    /** Times of the edges of a cycle on the simulator's axis. */
    private record Schedule(double sense_s, double driveOff_s, double restore_s, double end_s) {
        Map<String, String> sensed() {
            return with(
                    unsensed(),
                    Map.of(
                            "t_sense", SpiceNumber.format(sense_s),
                            "t_sense_off", SpiceNumber.format(restore_s)));
        }

        Map<String, String> unsensed() {
            return Map.of(
                    "t_sense", NEVER,
                    "t_word_off", SpiceNumber.format(sense_s),
                    "t_restore", SpiceNumber.format(restore_s));
        }
    }

    private Schedule schedule(double develop_s) {
        double sense = wordlineEdge_s() + develop_s;
        double restore = sense + develop_s;
        return new Schedule(sense, sense + develop_s / 2, restore, restore + RESTORE_S + 2 * develop_s);
    }

    private Netlist read(Map<String, String> values) {
        return decks.withoutTernaryCell("sram/read.cir", values).circuit(vectors());
    }

    private static List<String> vectors() {
        return Stream.concat(
                        Stream.of(
                                "v(bl)", "v(blb)", "v(diff)", "v(out)", "v(outb)", "v(xcell.q)", "v(xcell.qb)", SUPPLY),
                        PARTS.stream().map(AMMETERS::get))
                .toList();
    }

    private static List<Measure> charges(Schedule schedule) {
        return Stream.concat(
                        PARTS.stream().map(part ->
                                (Measure) new Measure.Charge("q_" + part, AMMETERS.get(part), 0, schedule.end_s())),
                        Stream.of(new Measure.Charge("q_all", SUPPLY, 0, schedule.end_s())))
                .toList();
    }

    private static List<Measure> levels(Schedule schedule) {
        double end = schedule.end_s();
        return List.of(
                new Measure.ValueAt("v_q", "V", "v(xcell.q)", end),
                new Measure.ValueAt("v_qb", "V", "v(xcell.qb)", end),
                new Measure.ValueAt("v_bl", "V", "v(bl)", end),
                new Measure.ValueAt("v_blb", "V", "v(blb)", end));
    }

    private static List<Measure> join(List<? extends Measure> some, List<? extends Measure> others) {
        return Stream.<Measure>concat(some.stream(), others.stream()).toList();
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(some);
        all.putAll(others);
        return all;
    }

    private Analysis tran(double stop_s) {
        return new Analysis.Tran(
                study.transient_().step_s(),
                stop_s,
                Math.min(LARGEST_STEP_S, study.transient_().maxStep_s()));
    }
}
