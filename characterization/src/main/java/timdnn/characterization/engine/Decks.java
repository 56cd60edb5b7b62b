package timdnn.characterization.engine;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.plan.Study;
import timdnn.harness.netlist.Netlist;

/** The decks under {@code netlists/} as a study's condition wants them: cards, parameters, corner. */
public final class Decks {
    /** Parameter of every deck: rows of a column. */
    private static final String ROWS = "rows";

    /** The same where a deck places some of them by itself and reckons what it folds. */
    private static final String ALL_ROWS = "rows_all";

    private final Study study;
    private final Path netlists;

    /**
     * The decks of a study's condition.
     *
     * @param study the study under one condition, whose geometry the decks get
     * @param netlists folder of the netlists
     */
    public Decks(Study study, Path netlists) {
        this.study = study;
        this.netlists = netlists;
    }

    /**
     * The study whose decks these are.
     *
     * @return the study
     */
    public Study study() {
        return study;
    }

    /**
     * A deck without a ternary cell.
     *
     * @param deck file below the folder of netlists
     * @param values parameters to set
     * @return the netlist
     */
    public Netlist withoutTernaryCell(String deck, Map<String, String> values) {
        return read(deck, Map.of(), values);
    }

    private Path models() {
        return netlists.resolve("models/" + study.circuit().models() + ".lib");
    }

    /**
     * A deck whose includes are roles, such as the ternary cell of a study.
     *
     * @param deck file below the folder of netlists
     * @param roles file by role; the model cards are one already
     * @param values parameters to set
     * @return the netlist
     */
    public Netlist read(String deck, Map<String, Path> roles, Map<String, String> values) {
        Map<String, Path> files = new LinkedHashMap<>(roles);
        files.put("models", models());
        ArrayGeometry geometry = study.geometry();
        Netlist netlist = Netlist.read(netlists.resolve(deck), files, storage(), shape(geometry));
        Map<String, String> own = new LinkedHashMap<>(study.circuit().parameters());
        own.put(netlist.parameters().containsKey(ALL_ROWS) ? ALL_ROWS : ROWS, Integer.toString(geometry.rows()));
        // A plan may set what only other decks have.
        own.keySet().retainAll(netlist.parameters().keySet());
        return study.corner().applyTo(netlist.withParameters(own).withParameters(values));
    }

    /** Latch and write port in cards of their own, where the plan asks for these. */
    private Map<String, Path> storage() {
        return study.circuit().storage().isEmpty()
                ? Map.of()
                : Map.of(
                        "latch.lib", netlists.resolve("storage/latch-lp.lib"),
                        "tpc.lib", netlists.resolve("storage/tpc-lp.lib"));
    }

    /** Words of the decks' {@code $ shape:} comments; none for the shape that the decks are written for. */
    private static Map<String, Integer> shape(ArrayGeometry geometry) {
        ArrayGeometry paper = ArrayGeometry.PAPER;
        return geometry.rowsABlock() == paper.rowsABlock()
                        && geometry.rows() == paper.rows()
                        && geometry.columns() == paper.columns()
                ? Map.of()
                : Map.of("block", geometry.rowsABlock(), "width", geometry.columns());
    }

    /**
     * A file below the folder of netlists.
     *
     * @param name its name there
     * @return the file
     */
    public Path file(String name) {
        return netlists.resolve(name);
    }
}
