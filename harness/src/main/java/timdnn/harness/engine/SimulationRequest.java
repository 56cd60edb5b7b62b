package timdnn.harness.engine;

import java.util.List;
import java.util.Objects;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;

/**
 * One simulation, complete in itself: its outcome does not depend on what was simulated before.
 *
 * @param netlist the circuit, without analyses
 * @param alterations instance parameters that differ from the netlist
 * @param analysis what to run
 * @param vectors vectors to return, for example {@code v(bl)}; the scale comes with them
 * @param after commands that follow the analysis, such as {@code let} and {@code meas}; what they do not find is no failure
 *     of the simulation, but a vector that is not there
 */
public record SimulationRequest(
        Netlist netlist, List<Alteration> alterations, Analysis analysis, List<String> vectors, List<String> after) {
    /** Copies the lists. */
    public SimulationRequest {
        Objects.requireNonNull(netlist, "netlist");
        alterations = List.copyOf(alterations);
        Objects.requireNonNull(analysis, "analysis");
        vectors = List.copyOf(vectors);
        after = List.copyOf(after);
    }

    /** A simulation whose vectors are read as they are. */
    public SimulationRequest(Netlist netlist, List<Alteration> alterations, Analysis analysis, List<String> vectors) {
        this(netlist, alterations, analysis, vectors, List.of());
    }
}
