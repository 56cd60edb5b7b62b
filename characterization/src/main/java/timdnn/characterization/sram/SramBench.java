package timdnn.characterization.sram;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import timdnn.characterization.engine.Decks;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/** Cycles of the 6T baseline, as trials: one column of 256 cells, read, written and at rest, by {@link SramSchedule}. */
@SuppressWarnings("MemberName") // suffixes are units
final class SramBench {
    /** Difference of the nominal bitlines at which the sense amplifier is enabled, in V. */
    static final double DIFFERENTIAL_V = 0.1;

    /** Stored bits, which are also the bits read. */
    private static final List<Integer> BITS = List.of(0, 1);

    private static final Map<String, String> AMMETERS = Map.of(
            "bitline", "i(vpre)",
            "precharge", "i(vpg)",
            "wordline", "i(vwl)",
            "sense", "i(vsa)",
            "write", "i(vwd)",
            "cell", "i(vcell)");

    private static final String NEVER = SramSchedule.NEVER;
    private static final String SUPPLY = "i(vall)";
    private static final double LARGEST_STEP_S = 2e-12;

    private final Study study;
    private final Decks decks;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    SramBench(Study study, Path netlists) {
        this.study = study;
        decks = new Decks(study, netlists);
    }

    /**
     * A nominal read of 0 whose wordline stays up and whose sense amplifier stays off.
     *
     * @return the trial; measure {@code develop_s}, NaN where the differential is not reached within the plan's
     *     {@code transient.stop}; v(diff) is kept
     */
    Trial develop() {
        double edge = wordlineEdge_s();
        return Trial.nominal(
                        SramStates.READ,
                        SramStates.DEVELOP,
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
     *     {@link SramStates#PARTS} and {@code q_all}; of the reads also {@code v_diff} at the sense enable, {@code v_out},
     *     {@code v_outb} when sensing ends, {@code read_s}, {@code v_low} and {@code v_high} of the bitlines before the
     *     precharge, {@code v_q}, {@code v_qb}, {@code v_bl}, {@code v_blb} at the end; of the idle one {@code i_leak}
     */
    List<Trial> reading(double develop_s) {
        SramSchedule schedule = schedule(develop_s);
        return List.of(
                reading("read 0", 0, schedule.sensed(), schedule),
                reading("read 1", 1, schedule.sensed(), schedule),
                reading(SramStates.UNSENSED, 0, schedule.unsensed(), schedule),
                Trial.nominal(
                        SramStates.READ,
                        SramStates.IDLE,
                        read(SramSchedule.with(schedule.unsensed(), Map.of("raised", "0", "cycled", "0"))),
                        tran(schedule.end_s()),
                        join(
                                charges(schedule),
                                List.of(new Measure.ValueAt("i_leak", "A", SUPPLY, schedule.end_s())))));
    }

    private Trial reading(String state, int bit, Map<String, String> times, SramSchedule schedule) {
        double edge = wordlineEdge_s();
        // Bit 0 pulls bl down; the output of the higher bitline rises.
        String output = bit == 0 ? "v(outb)" : "v(out)";
        boolean sensed = !state.equals(SramStates.UNSENSED);
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
                SramStates.READ,
                state,
                read(SramSchedule.with(times, Map.of("bit", Integer.toString(bit)))),
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
    List<Trial> writing(double develop_s) {
        SramSchedule schedule = schedule(develop_s);
        return BITS.stream().map(before -> writing(before, schedule)).toList();
    }

    private Trial writing(int before, SramSchedule schedule) {
        int after = 1 - before;
        Netlist netlist = decks.withoutTernaryCell(
                        "sram/write.cir",
                        SramSchedule.with(
                                schedule.unsensed(),
                                Map.of(
                                        "bit", Integer.toString(before),
                                        "drive0", Integer.toString(1 - after),
                                        "drive1", Integer.toString(after),
                                        "t_drive_off", SpiceNumber.format(schedule.driveOff_s()))))
                .circuit(vectors());
        // A cell that is not written is what the study asks about.
        List<Measure> written = List.of(new Measure.Sought(new Measure.Crossing(
                "write_s",
                after == 1 ? "v(xcell.q)" : "v(xcell.qb)",
                0.9 * study.corner().vdd_V(),
                Measure.Direction.RISE,
                wordlineEdge_s())));
        Trial trial = Trial.nominal(
                SramStates.WRITE,
                before + " to " + after,
                netlist,
                tran(schedule.end_s()),
                join(charges(schedule), join(written, levels(schedule))));
        return after == 1 ? trial.keeping(List.of("v(blb)", "v(xcell.q)", "v(xcell.qb)")) : trial;
    }

    /**
     * Charge of an idle bitline with its sense amplifier between the supply and a voltage.
     *
     * @param low_V the voltage in V
     * @return the trial; measure {@code q_bl}
     */
    Trial capacitance(double low_V) {
        return Trial.nominal(
                SramStates.CAPACITANCE,
                "bitline",
                decks.withoutTernaryCell("sram/capacitance.cir", Map.of("v_low", SpiceNumber.format(low_V)))
                        .circuit(List.of("i(vbl)")),
                new Analysis.Tran(1e-12, 160e-12, 1e-12),
                List.of(new Measure.Charge("q_bl", "i(vbl)", 50e-12, 150e-12)));
    }

    /**
     * Length of a cycle from the end of one precharge to the end of the next.
     *
     * @param develop_s time d in s
     * @return s
     */
    double cycle_s(double develop_s) {
        return schedule(develop_s).end_s();
    }

    private double wordlineEdge_s() {
        return SpiceNumber.parse(
                decks.withoutTernaryCell("sram/read.cir", Map.of()).parameters().get("t_wl"));
    }

    private SramSchedule schedule(double develop_s) {
        return SramSchedule.of(wordlineEdge_s(), develop_s);
    }

    private Netlist read(Map<String, String> values) {
        return decks.withoutTernaryCell("sram/read.cir", values).circuit(vectors());
    }

    private static List<String> vectors() {
        return Stream.concat(
                        Stream.of(
                                "v(bl)", "v(blb)", "v(diff)", "v(out)", "v(outb)", "v(xcell.q)", "v(xcell.qb)", SUPPLY),
                        SramStates.PARTS.stream().map(AMMETERS::get))
                .toList();
    }

    private static List<Measure> charges(SramSchedule schedule) {
        return Stream.concat(
                        SramStates.PARTS.stream().map(part ->
                                (Measure) new Measure.Charge("q_" + part, AMMETERS.get(part), 0, schedule.end_s())),
                        Stream.of(new Measure.Charge("q_all", SUPPLY, 0, schedule.end_s())))
                .toList();
    }

    private static List<Measure> levels(SramSchedule schedule) {
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

    private Analysis tran(double stop_s) {
        return new Analysis.Tran(
                study.transient_().step_s(),
                stop_s,
                Math.min(LARGEST_STEP_S, study.transient_().maxStep_s()));
    }
}
