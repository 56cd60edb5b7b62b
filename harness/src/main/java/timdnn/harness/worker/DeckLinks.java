package timdnn.harness.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import timdnn.harness.HarnessException;
import timdnn.harness.ngspice.DeckRequest;
import timdnn.input.InvalidInputException;

/**
 * Paths as ngspice takes them. Between single quotes it takes any but those with a few characters: a folder with one of them
 * is reached through a link, which keeps a deck's relative includes working.
 */
record DeckLinks(Path folder) {
    /** Quotes end a word, the others stand for variables, history and commands even in a quoted word. */
    private static final Pattern REFUSED = Pattern.compile("['!${}`\\p{Cntrl}]");

    /** The same request with paths that ngspice takes, and with the files that its quit and its own commands need. */
    DeckRequest reachable(DeckRequest request) {
        try {
            // Reached where a deck quits without a status.
            Files.writeString(folder.resolve("quit.spiceinit"), "source /nowhere/quit\n");
            Optional<Path> commands = request.commands();
            if (commands.isPresent()) {
                // A name with .spiceinit in it makes a file one of commands.
                commands = Optional.of(Files.copy(commands.get(), folder.resolve("user.spiceinit")));
            }
            return request.with(reachable(request.deck()), commands);
        } catch (IOException failure) {
            throw new HarnessException("the worker's folder cannot be written: " + failure.getMessage(), failure);
        }
    }

    private String reachable(String deck) throws IOException {
        if (!REFUSED.matcher(deck).find()) {
            return deck;
        }
        Path file = Path.of(deck).toAbsolutePath().normalize();
        String name = file.getFileName().toString();
        if (REFUSED.matcher(name).find()) {
            throw InvalidInputException.in(
                    Path.of(deck),
                    "file name",
                    "must have none of ' ! $ { } `, which ngspice takes for something else");
        }
        return Files.createSymbolicLink(folder.resolve("deck"), file.getParent())
                .resolve(name)
                .toString();
    }
}
