package timdnn.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import timdnn.input.InvalidInputException;

/** Where the project's own files are. */
final class Project {
    private Project() {}

    /** The folder of the checkout, which the launcher passes; the current folder where Java is started by hand. */
    static Path home() {
        return Path.of(System.getProperty("timdnn.home", "."));
    }

    static Path netlists() {
        Path folder = home().resolve("netlists");
        if (!Files.isDirectory(folder)) {
            throw InvalidInputException.in(
                    home(), "netlists", "is missing: -Dtimdnn.home must name the project's folder");
        }
        return folder;
    }

    static Path plan(String name) {
        return home().resolve("characterization/plans/" + name + ".yaml");
    }

    /** Whether standard error is a terminal; the launcher knows, Java cannot tell on every version. */
    static boolean terminal() {
        return Boolean.getBoolean("timdnn.terminal");
    }

    /** Where a study's results go unless the user says otherwise. */
    static Path out(String study) {
        return Path.of("out", study);
    }
}
