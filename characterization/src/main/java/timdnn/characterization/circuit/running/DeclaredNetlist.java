package timdnn.characterization.circuit.running;

import java.util.List;
import java.util.stream.Collectors;
import timdnn.characterization.circuit.declaration.BenchResults;
import timdnn.characterization.circuit.declaration.CircuitFault;
import timdnn.characterization.plan.Study;
import timdnn.harness.netlist.Netlist;

/** The netlist of a declared circuit with all that it includes, as a fingerprint. */
public final class DeclaredNetlist {
    private DeclaredNetlist() {}

    /**
     * Fingerprint of everything that is read from files, under all conditions.
     *
     * @param conditions the study under each condition
     * @return SHA-256 in hexadecimal
     * @throws timdnn.input.InvalidInputException if a file is not there
     */
    public static String sha256(List<Study> conditions) {
        try {
            return Netlist.sha256(conditions.stream()
                    .map(condition ->
                            CircuitDeck.of(condition, BenchResults.NONE).sha256())
                    .distinct()
                    .collect(Collectors.joining("\n")));
        } catch (CircuitFault fault) {
            throw fault.asInput();
        }
    }
}
