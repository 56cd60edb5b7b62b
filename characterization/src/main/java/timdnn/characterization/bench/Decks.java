package timdnn.characterization.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import timdnn.characterization.plan.Study;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/** The decks under {@code netlists/} as a study's condition wants them: cell, cards, parameters, corner. */
final class Decks {
    static final String COLUMN = "bitline/column.cir";
    static final String REDUCED = "bitline/column-reduced.cir";
    static final String BITLINE = "bitline/bitline.cir";
    static final String CELL = "bitline/cell.cir";

    private final Study study;
    private final Path netlists;

    Decks(Study study, Path netlists) {
        this.study = study;
        this.netlists = netlists;
    }

    Study study() {
        return study;
    }

    Netlist read(String deck, String cell, Map<String, String> values) {
        return read(
                deck,
                Map.of("models", models(), "cell", netlists.resolve("cells/tpc-" + cell.replace("-", "") + ".lib")),
                values);
    }

    /** A deck without a ternary cell. */
    Netlist withoutTernaryCell(String deck, Map<String, String> values) {
        return read(deck, Map.of("models", models()), values);
    }

    private Path models() {
        return netlists.resolve("models/" + study.circuit().models() + ".lib");
    }

    private Netlist read(String deck, Map<String, Path> roles, Map<String, String> values) {
        Netlist netlist = Netlist.read(netlists.resolve(deck), roles);
        Map<String, String> own = new LinkedHashMap<>(study.circuit().parameters());
        // A plan may set what only other decks have.
        own.keySet().retainAll(netlist.parameters().keySet());
        return study.corner().applyTo(netlist.withParameters(own).withParameters(values));
    }

    Netlist read(String deck, Map<String, String> values) {
        return read(deck, study.circuit().cell(), values);
    }

    /** The reduced column with both bitlines in state (n, k). */
    Netlist reduced(int n, int k, List<String> vectors) {
        return read(REDUCED, Map.of("n", Integer.toString(n), "k", Integer.toString(k)))
                .circuit(vectors);
    }

    /** The full column; arrays are indexed by row. */
    Netlist column(String cell, int[] weights, int[] inputs, List<String> vectors) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (int row = 0; row < weights.length; row++) {
            String suffix = String.format(Locale.ROOT, "%02d", row + 1);
            rows.put("w" + suffix, Integer.toString(weights[row]));
            rows.put("i" + suffix, Integer.toString(inputs[row]));
        }
        return read(COLUMN, cell, rows).circuit(vectors);
    }

    /** Columns that share a converter, as decks have them. */
    String columns() {
        return Integer.toString(study.experiments().periphery().columnsPerUnit());
    }

    @SuppressWarnings("MemberName") // the suffix is the unit
    double wordlineEdge_s() {
        return SpiceNumber.parse(reduced(0, 0, List.of()).parameters().get("t_wl"));
    }
}
