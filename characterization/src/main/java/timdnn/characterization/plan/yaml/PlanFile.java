package timdnn.characterization.plan.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import timdnn.input.InvalidInputException;

/** A file in YAML, or in JSON, which is YAML: its text, and the mapping that it holds. */
public final class PlanFile {
    private PlanFile() {}

    /**
     * A plan as written. Who keeps the text of a plan beside its study reads it once and parses that.
     *
     * @param file the YAML file
     * @return its text
     * @throws InvalidInputException if the file cannot be read
     */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(file, failure);
        }
    }

    /**
     * The mapping that a file holds.
     *
     * @param file the file, for complaints
     * @param text its text
     * @param what what the file is, and
     * @param language what it is written in, for complaints
     * @return the mapping
     * @throws InvalidInputException if the text holds none
     */
    public static PlanNode root(Path file, String text, String what, String language) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file.toString())
                    .setAllowDuplicateKeys(false)
                    .build();
            Node root = new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> InvalidInputException.at(file, 1, what, "is empty"));
            return PlanNode.root(file, root, what);
        } catch (MarkedYamlEngineException wrong) {
            int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw InvalidInputException.at(file, line, what, "is not valid " + language + ": " + wrong.getProblem());
        } catch (YamlEngineException wrong) {
            throw InvalidInputException.at(file, 1, what, "is not valid " + language + ": " + wrong.getMessage());
        } catch (StackOverflowError deep) {
            throw InvalidInputException.at(file, 1, what, "is not valid " + language + ": it is nested too deeply");
        }
    }
}
