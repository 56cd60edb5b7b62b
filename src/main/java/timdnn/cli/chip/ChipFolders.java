package timdnn.cli.chip;

import java.nio.file.Path;
import timdnn.cli.shared.Project;

/** Where designs and shapes of networks are in the checkout. */
final class ChipFolders {
    private static final String RESOURCES = "src/main/resources/chip/";

    private ChipFolders() {}

    static Path designs() {
        return Project.home().resolve(RESOURCES + "designs");
    }

    static Path networks() {
        return Project.home().resolve(RESOURCES + "networks");
    }
}
