package timdnn.cli.simulation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import timdnn.input.InvalidInputException;

/**
 * Which file of commands runs before a deck. ngspice itself takes the {@code .spiceinit} of its current folder, or else of
 * the home folder, without a word, and it changes results: here it is named or left out, and never silently.
 *
 * @param file the file, or empty
 * @param sha256 its SHA-256, empty where there is none
 */
record SpiceinitChoice(Optional<Path> file, String sha256) {
    private static final String NAME = ".spiceinit";

    static SpiceinitChoice of(Path deck, Path folder, Path given, boolean without) {
        if (given != null && without) {
            throw new InvalidInputException("--spiceinit and --no-spiceinit exclude each other");
        }
        if (given != null) {
            if (!Files.isRegularFile(given)) {
                throw InvalidInputException.in(given, "--spiceinit", "cannot be read: no such file");
            }
            return new SpiceinitChoice(Optional.of(given.toAbsolutePath()), FileChecksum.sha256(given));
        }
        SpiceinitChoice none = new SpiceinitChoice(Optional.empty(), "");
        if (without) {
            return none;
        }
        Path beside = deck.toAbsolutePath().getParent().resolve(NAME);
        for (Path found : new Path[] {folder.resolve(NAME), beside}) {
            if (Files.isRegularFile(found)) {
                throw InvalidInputException.in(
                        found,
                        "spiceinit",
                        "is not read by itself, as ngspice would: --spiceinit " + found
                                + " runs it first, --no-spiceinit leaves it out");
            }
        }
        Path home = Path.of(System.getProperty("user.home"), NAME);
        if (Files.isRegularFile(home)) {
            System.err.println(
                    "tim: " + home + " is not read, as ngspice would: --spiceinit " + home + " runs it first");
        }
        return none;
    }

    /** The choice as a part of a command line, for the provenance of results. */
    String described() {
        return file.map(path -> " --spiceinit " + path + " (sha256:" + sha256 + ")")
                .orElse("");
    }
}
