package timdnn.harness.netlist;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import timdnn.input.InvalidInputException;

/**
 * Reads any deck as ngspice does, line by line, with what it includes by {@code .include} and {@code .lib}. A file that is
 * missing is left to ngspice to complain of. Unlike {@link Netlist}, nothing is kept, so that a foundry's library of any
 * size can be looked through.
 */
public final class DeckReader {
    private static final Pattern INCLUDE =
            Pattern.compile("\\.inc\\S*\\s+(?:\"([^\"]+)\"|'([^']+)'|(\\S+)).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIBRARY =
            Pattern.compile("\\.lib\\s+(?:\"([^\"]+)\"|'([^']+)'|(\\S+))\\s+([^\\s$]+).*", Pattern.CASE_INSENSITIVE);
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path folder;
    private final Consumer<DeckLine> reader;
    private final Set<String> entered = new HashSet<>();
    private boolean control;

    private DeckReader(Path folder, Consumer<DeckLine> reader) {
        this.folder = folder;
        this.reader = reader;
    }

    /**
     * A line of a deck.
     *
     * @param card the line and its place
     * @param control whether it is a command of a control section
     */
    public record DeckLine(Card card, boolean control) {}

    /**
     * Reads a deck.
     *
     * @param deck the file
     * @param folder the folder in which ngspice would be started
     * @param reader gets each line but titles, in ngspice's order
     * @throws InvalidInputException if the deck cannot be read, or an included file begins with a byte order mark
     */
    public static void read(Path deck, Path folder, Consumer<DeckLine> reader) {
        DeckReader walk = new DeckReader(folder, reader);
        boolean title = true;
        int line = 0;
        for (String text : DeckText.lines(deck)) {
            line++;
            if (title) {
                walk.control = text.strip().toLowerCase(Locale.ROOT).startsWith("*ng_script");
            } else {
                walk.line(new Card(text, deck, line));
            }
            title = false;
        }
    }

    /**
     * Reads a file of commands, such as {@code .spiceinit}.
     *
     * @param commands the file
     * @param folder the folder in which ngspice would be started
     * @param reader gets each line
     */
    public static void readCommands(Path commands, Path folder, Consumer<DeckLine> reader) {
        int line = 0;
        for (String text : DeckText.lines(commands)) {
            reader.accept(new DeckLine(new Card(text, commands, ++line), true));
        }
    }

    private void line(Card card) {
        String text = card.text().strip();
        String keyword = card.keyword();
        if (keyword.startsWith(".control")) {
            control = true;
        } else if (keyword.startsWith(".endc")) {
            control = false;
        } else if (text.startsWith("*#")) {
            reader.accept(new DeckLine(new Card(text.substring(2), card.file(), card.line()), true));
        } else if (text.startsWith("*") || text.isEmpty()) {
            return;
        } else if (!control && keyword.startsWith(".inc")) {
            reader.accept(new DeckLine(card, false));
            enter(card, INCLUDE.matcher(text), false);
        } else if (!control && keyword.equals(".lib")) {
            reader.accept(new DeckLine(card, false));
            enter(card, LIBRARY.matcher(text), true);
        } else {
            reader.accept(new DeckLine(card, control));
        }
    }

    private void enter(Card card, Matcher path, boolean library) {
        if (!path.matches()) {
            return;
        }
        String named = path.group(1) != null ? path.group(1) : path.group(2) != null ? path.group(2) : path.group(3);
        Optional<Path> file = find(named, card.file(), folder);
        String section = library ? path.group(4).toLowerCase(Locale.ROOT) : null;
        // A library may be entered once a section; whoever includes itself is ngspice's to complain of.
        if (file.isEmpty() || !entered.add(card.file() + "\n" + card.line() + "\n" + file.get())) {
            return;
        }
        boolean inside = section == null;
        int line = 0;
        for (String text : DeckText.lines(file.get())) {
            line++;
            if (line == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
                throw InvalidInputException.at(
                        file.get(),
                        1,
                        "first line",
                        "begins with a byte order mark, which ngspice takes for a part of the card: save the file "
                                + "without it");
            }
            String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+", 3);
            if (section != null && words[0].equals(".lib") && words.length == 2) {
                inside = words[1].equals(section);
            } else if (section != null && words[0].startsWith(".endl")) {
                inside = false;
            } else if (inside) {
                line(new Card(text, file.get(), line));
            }
        }
    }

    /** The file that ngspice finds: beside the file that names it, else from the folder in which it was started. */
    static Optional<Path> find(String named, Path from, Path folder) {
        Path beside = from.toAbsolutePath().normalize().resolveSibling(named).normalize();
        Path started = folder.resolve(named).normalize();
        // As the user would name it, where that is possible: messages carry the path.
        return Files.isRegularFile(beside)
                ? Optional.of(from.resolveSibling(named).normalize())
                : Files.isRegularFile(started) ? Optional.of(started) : Optional.empty();
    }
}
