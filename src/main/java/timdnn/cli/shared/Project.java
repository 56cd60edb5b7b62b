package timdnn.cli.shared;

import java.nio.file.Files;
import java.nio.file.Path;
import timdnn.input.InvalidInputException;

/** Where the project's own files are. */
public final class Project {
    private Project() {}

    /** The folder of the checkout, which the launcher passes; the current folder where Java is started by hand. */
    public static Path home() {
        return Path.of(System.getProperty("timdnn.home", "."));
    }

    public static Path netlists() {
        Path folder = home().resolve("netlists");
        if (!Files.isDirectory(folder)) {
            throw InvalidInputException.in(
                    home(), "netlists", "is missing: -Dtimdnn.home must name the project's folder");
        }
        return folder;
    }

    public static Path plan(String name) {
        return home().resolve("characterization/plans/" + name + ".yaml");
    }

    /** Whether standard error is a terminal; the launcher knows, Java cannot tell on every version. */
    public static boolean terminal() {
        return Boolean.getBoolean("timdnn.terminal");
    }

    /** Where a study's results go unless the user says otherwise. */
    public static Path out(String study) {
        return Path.of("out", study);
    }
}
