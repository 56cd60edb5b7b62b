package timdnn.harness.ngspice;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import timdnn.harness.result.ResultFile;

/**
 * A deck to be run from its file, as {@code ngspice -b} would be told.
 *
 * @param deck the file, absolute or relative to the folder; ngspice reads it itself, so that its own include rules hold
 * @param title the deck's first line
 * @param folder absolute path of the folder in which ngspice is started, where files stand that the deck writes
 * @param commands a file of commands that runs before the deck, as {@code .spiceinit} does; or empty
 * @param outputs the deck's cards {@code .print}, {@code .plot}, {@code .four}, {@code .width} and {@code .save}, each in
 *     one line
 * @param save names of vectors to deliver; empty for all
 * @param file where to write the plots, or empty
 * @param strict whether a parameter that ngspice does not know, and ignores, is a failure
 * @param limit time after which the run is cut off
 */
public record DeckRequest(
        String deck,
        String title,
        Path folder,
        Optional<Path> commands,
        List<String> outputs,
        List<String> save,
        Optional<ResultFile> file,
        boolean strict,
        Duration limit) {
    /** Longest limit, which is none: a hundred years. */
    public static final Duration NO_LIMIT = Duration.ofDays(36_500);

    /** Copies the lists. */
    public DeckRequest {
        Objects.requireNonNull(deck, "deck");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(commands, "commands");
        outputs = List.copyOf(outputs);
        save = List.copyOf(save);
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(limit, "limit");
    }

    /**
     * The same request by other paths.
     *
     * @param otherDeck another path of the deck
     * @param otherCommands another path of the commands
     * @return the request
     */
    public DeckRequest with(String otherDeck, Optional<Path> otherCommands) {
        return new DeckRequest(otherDeck, title, folder, otherCommands, outputs, save, file, strict, limit);
    }
}
