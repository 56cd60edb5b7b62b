package timdnn.cosim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import timdnn.characterization.column.ColumnDecks;
import timdnn.characterization.engine.StandAloneDeck;
import timdnn.characterization.plan.Study;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.engine.SimulationEngine;
import timdnn.harness.engine.SimulationRequest;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/**
 * Drawn accesses as simulations of the full column ({@code bitline/column.cir}) up to the strobe that the tables mean: 16 rows with
 * their weights, inputs and drivers, and the shifts of the die ({@link DieShifts}). Where the study's wordlines are pulsed, so are
 * these.
 */
@SuppressWarnings("MemberName") // suffixes are units
final class ColumnCircuit {
    private final ColumnDecks decks;
    private final Study study;
    private final DieShifts shifts;
    private final double strobe_s;
    private final Map<String, DieShifts.Device> devices;

    /** A circuit of a table's study; the engine is asked for the transistors of a column. */
    ColumnCircuit(Study study, Path netlists, DieShifts shifts, double strobe_s, SimulationEngine engine) {
        this.decks = new ColumnDecks(study, netlists);
        this.study = study;
        this.shifts = shifts;
        this.strobe_s = decks.wordlineEdge_s() + strobe_s;
        int[] zeros = new int[study.geometry().rowsABlock()];
        this.devices = shifts.devices(decks.column(study.circuit().cell(), zeros, zeros, List.of("v(bl)")), engine);
    }

    /** What is simulated of an access: measures {@code v_bl} and {@code v_blb}. */
    List<Measure> voltages() {
        return List.of(
                new Measure.ValueAt("v_bl", "V", "v(bl)", strobe_s),
                new Measure.ValueAt("v_blb", "V", "v(blb)", strobe_s));
    }

    /** The access up to the strobe. */
    SimulationRequest toStrobe(DrawnAccess access) {
        List<String> vectors = List.of("v(bl)", "v(blb)");
        Study.Transient settings = study.transient_();
        Netlist column = netlist(access, vectors);
        Netlist pulsed = decks.pulse_s().isPresent()
                ? column.withParameter(
                        "t_wl_off",
                        SpiceNumber.format(
                                decks.wordlineEdge_s() + decks.pulse_s().getAsDouble()))
                : column;
        return new SimulationRequest(
                pulsed, shifts(access), new Analysis.Tran(settings.step_s(), strobe_s, settings.maxStep_s()), vectors);
    }

    /** The access up to the strobe as a deck that plain ngspice runs. */
    String deck(DrawnAccess access, List<String> remarks) {
        SimulationRequest request = toStrobe(access);
        List<String> lines = new ArrayList<>(request.netlist().lines());
        lines.add("");
        remarks.forEach(remark -> lines.add("* " + remark));
        return StandAloneDeck.text(
                lines,
                request.analysis().command(),
                voltages().stream().map(Measure::card).toList(),
                request.alterations());
    }

    /** The column with the weights and inputs of an access. */
    Netlist netlist(DrawnAccess access, List<String> vectors) {
        return decks.column(study.circuit().cell(), ints(access.weights()), ints(access.inputs()), vectors);
    }

    /** The shifts of an access in this deck. */
    List<Alteration> shifts(DrawnAccess access) {
        return shifts.of(
                access,
                devices,
                (row, path, rank) -> new DieShifts.Cell(String.format(Locale.ROOT, "x%02d", row + 1), path));
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
