package timdnn.characterization.engine;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import timdnn.characterization.plan.Study;
import timdnn.harness.netlist.Netlist;

/** The decks under {@code netlists/} as a study's condition wants them: cards, parameters, corner. */
public final class Decks {
    private final Study study;
    private final Path netlists;

    /**
     * The decks of a study's condition.
     *
     * @param study the study under one condition
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
        Netlist netlist = Netlist.read(netlists.resolve(deck), files);
        Map<String, String> own = new LinkedHashMap<>(study.circuit().parameters());
        // A plan may set what only other decks have.
        own.keySet().retainAll(netlist.parameters().keySet());
        return study.corner().applyTo(netlist.withParameters(own).withParameters(values));
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
