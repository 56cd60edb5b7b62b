package timdnn.characterization.column;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import timdnn.characterization.engine.Decks;
import timdnn.characterization.plan.Study;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/** Decks with ternary cells in them, the cell being that of the study's condition unless another is asked for. */
public final class ColumnDecks {
    private static final String COLUMN = "bitline/column.cir";
    private static final String REDUCED = "bitline/column-reduced.cir";

    private static final int ROWS_OF_DECK = 16;

    private final Decks decks;

    /**
     * The decks of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public ColumnDecks(Study study, Path netlists) {
        decks = new Decks(study, netlists);
    }

    /**
     * The study whose decks these are.
     *
     * @return the study under one condition
     */
    public Study study() {
        return decks.study();
    }

    /**
     * A deck with a ternary cell.
     *
     * @param deck file below the folder of netlists
     * @param cell variant of the cell
     * @param values parameters to set
     * @return the netlist
     */
    public Netlist read(String deck, String cell, Map<String, String> values) {
        Path file = decks.file("cells/tpc-" + cell.replace("-", "") + ".lib");
        return decks.read(deck, Map.of("cell", file), values);
    }

    /**
     * A deck with the study's ternary cell.
     *
     * @param deck file below the folder of netlists
     * @param values parameters to set
     * @return the netlist
     */
    public Netlist read(String deck, Map<String, String> values) {
        return read(deck, study().circuit().cell(), values);
    }

    /**
     * The reduced column with both bitlines.
     *
     * @param n cells that discharge BL
     * @param k cells that discharge BLB
     * @param vectors what is read
     * @return the netlist
     */
    public Netlist reduced(int n, int k, List<String> vectors) {
        Netlist netlist = read(REDUCED, Map.of("n", Integer.toString(n), "k", Integer.toString(k)));
        return pulse_s().isPresent()
                ? netlist.withParameter(
                                "t_wl_off",
                                SpiceNumber.format(edge_s(netlist) + pulse_s().getAsDouble()))
                        .circuit(vectors)
                : netlist.circuit(vectors);
    }

    /**
     * The full column.
     *
     * @param cell variant of the cell
     * @param weights weight by row of the active block
     * @param inputs input by row of the active block
     * @param vectors what is read
     * @return the netlist
     */
    public Netlist column(String cell, int[] weights, int[] inputs, List<String> vectors) {
        Map<String, String> rows = new LinkedHashMap<>();
        // Those of the deck's rows that a smaller block does not have are idle rows of weight 0.
        for (int row = 0; row < ROWS_OF_DECK; row++) {
            String suffix = String.format(Locale.ROOT, "%02d", row + 1);
            rows.put("w" + suffix, Integer.toString(row < weights.length ? weights[row] : 0));
            rows.put("i" + suffix, Integer.toString(row < inputs.length ? inputs[row] : 0));
        }
        return read(COLUMN, cell, rows).circuit(vectors);
    }

    /**
     * Time of the wordlines' edge.
     *
     * @return s on the simulator's axis
     */
    @SuppressWarnings("MemberName") // the suffix is the unit
    public double wordlineEdge_s() {
        return edge_s(reduced(0, 0, List.of()));
    }

    /**
     * Length of the wordlines' pulse.
     *
     * @return s; empty where the wordlines stay up until the strobe
     */
    @SuppressWarnings("MemberName") // the suffix is the unit
    public OptionalDouble pulse_s() {
        return study().strobe().map(Study.Strobe::pulse_s).orElse(OptionalDouble.empty());
    }

    @SuppressWarnings("MemberName") // the suffix is the unit
    private static double edge_s(Netlist netlist) {
        return SpiceNumber.parse(netlist.parameters().get("t_wl"));
    }
}
