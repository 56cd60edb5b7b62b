package timdnn.harness.netlist;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import timdnn.input.InvalidInputException;

/** Cards of files, with what they include and the sections of libraries that they call put in their places. */
final class IncludedCards {
    private static final String PATH = "(?:\"([^\"]+)\"|'([^']+)'|([^\"'$;\\s](?:[^\"'$;]*[^\"'$;\\s])?))";
    private static final Pattern INCLUDE = Pattern.compile(
            "\\.inc(?:lude)?\\s+" + PATH + "\\s*(?:\\$\\s*role:\\s*(\\S+)\\s*|[$;].*)?", Pattern.CASE_INSENSITIVE);
    private static final int DEEPEST = 16;

    private final Map<String, Path> roles;
    private final Map<String, Path> substitutes;
    private final Map<String, Integer> shape;
    private final Set<String> unused;
    private final List<Card> cards = new ArrayList<>();

    /**
     * None yet.
     *
     * @param roles files to put in place of includes with these roles
     * @param substitutes files to put in place of includes whose file has this name
     * @param shape numbers by the words of {@link ShapeComment}; empty for the deck's own
     */
    IncludedCards(Map<String, Path> roles, Map<String, Path> substitutes, Map<String, Integer> shape) {
        this.roles = roles;
        this.substitutes = substitutes;
        this.shape = shape;
        unused = new TreeSet<>(roles.keySet());
    }

    /** What has been read, in order. */
    List<Card> cards() {
        return cards;
    }

    /** Roles that no include has had. */
    Set<String> unused() {
        return unused;
    }

    /** Adds a file; at depth 0 it is a deck, whose first line is its title. */
    void add(Path file, int depth) {
        add(file, DeckText.lines(file), 0, depth);
    }

    /** Lines of a file, the first of which is number {@code before} + 1 of it. */
    private void add(Path file, List<String> lines, int before, int depth) {
        int line = before;
        for (String text : lines) {
            line++;
            Card card = new Card(text, file, line);
            // The first line of a deck is its title, whatever it looks like.
            boolean title = depth == 0 && line == 1;
            Optional<LibraryCard> library = title ? Optional.empty() : LibraryCard.parse(text);
            Matcher include = INCLUDE.matcher(text.strip());
            if (library.isPresent()) {
                addSection(library.get(), card, depth);
            } else if (title || !include.matches()) {
                cards.add(ShapeComment.applied(card, shape));
            } else {
                addInclude(include, card, depth);
            }
        }
    }

    private void addInclude(Matcher include, Card card, int depth) {
        checkDepth(card, ".include", depth);
        String role = include.group(4);
        Path sibling = resolve(card, first(include.group(1), include.group(2), include.group(3)));
        Path target = role != null && roles.containsKey(role)
                ? roles.get(role)
                : substitutes.getOrDefault(sibling.getFileName().toString(), sibling);
        if (role != null) {
            unused.remove(role);
        }
        checkFile(card, ".include", target);
        cards.add(new Card("* include " + target.getFileName(), card.file(), card.line()));
        add(target.normalize(), depth + 1);
    }

    /** Adds a section of a library, which a card calls. */
    void addSection(LibraryCard library, Card card, int depth) {
        checkDepth(card, ".lib", depth);
        Path target = resolve(card, library.file()).normalize();
        checkFile(card, ".lib", target);
        List<String> lines = DeckText.lines(target);
        LibraryCard.Section section = LibraryCard.section(lines, library.section())
                .orElseThrow(() -> InvalidInputException.at(
                        card.file(),
                        card.line(),
                        ".lib",
                        "names section " + library.section() + ", which " + target.getFileName() + " has not; it has "
                                + LibraryCard.sections(lines)));
        cards.add(new Card("* library " + target.getFileName() + " " + library.section(), card.file(), card.line()));
        add(target, lines.subList(section.from(), section.to()), section.from(), depth + 1);
    }

    private static void checkDepth(Card card, String keyword, int depth) {
        if (depth == DEEPEST) {
            throw InvalidInputException.at(card.file(), card.line(), keyword, "is nested more than 16 deep");
        }
    }

    private static void checkFile(Card card, String keyword, Path target) {
        if (!Files.isRegularFile(target)) {
            throw InvalidInputException.at(
                    card.file(), card.line(), keyword, "names " + target.normalize() + ", which is not a file");
        }
    }

    private static Path resolve(Card card, String name) {
        return card.file().toAbsolutePath().normalize().resolveSibling(name.strip());
    }

    private static String first(String... groups) {
        for (String group : groups) {
            if (group != null) {
                return group;
            }
        }
        throw new IllegalArgumentException("one of the groups must have matched");
    }
}
