package timdnn.characterization.circuit.declaration;

import java.nio.file.Path;
import java.util.List;
import timdnn.characterization.plan.StudyReader;
import timdnn.input.InvalidInputException;

/** A mistake of a plan that shows only with its netlist: where in the plan, and what. */
public final class CircuitFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<String> path;

    /**
     * A mistake.
     *
     * @param path keys from the plan's top to the field
     * @param sentence what is wrong with it
     */
    public CircuitFault(List<String> path, String sentence) {
        super(sentence);
        this.path = List.copyOf(path);
    }

    /**
     * As a complaint with file, line and field.
     *
     * @param file the plan
     * @param text its text
     * @return the complaint, to be thrown by the caller
     */
    public InvalidInputException in(Path file, String text) {
        return StudyReader.complaint(file, text, path, getMessage());
    }

    /**
     * As a complaint where the plan's text is not at hand.
     *
     * @return the complaint, to be thrown by the caller
     */
    public InvalidInputException asInput() {
        return new InvalidInputException(String.join(".", path) + " " + getMessage());
    }
}
