package timdnn.harness.netlist;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import timdnn.input.InvalidInputException;

/**
 * A deck with every {@code .include} already in it, so that it stands alone: what ngspice gets is what is hashed and
 * what is written out for a stand-alone run. Immutable; changes give a new netlist.
 *
 * <p>An include may carry a role, {@code .include ../cells/tpc-onehot.lib $ role: cell}: the file after the word is the
 * default, and {@link #read(Path, Map)} can put another in its place.
 *
 * <p>A card may carry its form for arrays of another shape, {@code m={rows/4-4} $ shape: {rows/4-4} -> {rows/4-block/4}}: read
 * for a shape, the text before the arrow becomes that behind it, with numbers for the shape's words; else the card stands as
 * it is. The comment itself never becomes part of the netlist.
 */
public final class Netlist {
    /** Begins a comment whose rest is a command that runs before the circuit is loaded, as a {@code .spiceinit} would. */
    public static final String COMMAND = "* spiceinit: ";

    private static final String PATH = "(?:\"([^\"]+)\"|'([^']+)'|([^\"'$;\\s](?:[^\"'$;]*[^\"'$;\\s])?))";
    private static final Pattern INCLUDE = Pattern.compile(
            "\\.inc(?:lude)?\\s+" + PATH + "\\s*(?:\\$\\s*role:\\s*(\\S+)\\s*|[$;].*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SHAPE = Pattern.compile("(.*?)\\s+\\$\\s*shape:\\s*(.+?)\\s*->\\s*(.+?)\\s*");
    private static final Set<String> ANALYSES = Set.of(
            ".tran",
            ".op",
            ".dc",
            ".ac",
            ".noise",
            ".tf",
            ".pz",
            ".disto",
            ".sens",
            ".save",
            ".print",
            ".plot",
            ".meas",
            ".measure",
            ".four",
            ".probe",
            ".end");
    private static final int DEEPEST_INCLUDE = 16;

    private final List<Card> cards;
    private volatile String sha256;

    private Netlist(List<Card> cards) {
        this.cards = List.copyOf(cards);
    }

    /**
     * Reads a deck and all that it includes.
     *
     * @param deck the file
     * @param roles files to put in place of includes with these roles
     * @return the netlist
     * @throws InvalidInputException if a file is missing, not text, or includes itself, or a role is unknown
     */
    public static Netlist read(Path deck, Map<String, Path> roles) {
        return read(deck, roles, Map.of());
    }

    /**
     * Reads a deck and all that it includes for an array of another shape than the one that it is written for.
     *
     * @param deck the file
     * @param roles files to put in place of includes with these roles
     * @param shape numbers by the words that stand for them in cards' {@code $ shape:} comments; empty for the deck's own
     * @return the netlist
     * @throws InvalidInputException as {@link #read(Path, Map)}, also if a card does not have the text that its comment names
     */
    public static Netlist read(Path deck, Map<String, Path> roles, Map<String, Integer> shape) {
        List<Card> cards = new ArrayList<>();
        Set<String> unused = new java.util.TreeSet<>(roles.keySet());
        append(deck, roles, unused, shape, cards, 0);
        if (!unused.isEmpty()) {
            throw InvalidInputException.in(deck, "include", "has no role " + unused);
        }
        if (cards.isEmpty()) {
            throw InvalidInputException.in(deck, "deck", "is empty");
        }
        return new Netlist(cards);
    }

    /**
     * A netlist from its lines, as {@link #lines()} gives them.
     *
     * @param origin what to call its file in complaints
     * @param lines the cards, title first
     * @return the netlist
     * @throws IllegalArgumentException if there are no lines
     */
    public static Netlist of(Path origin, List<String> lines) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("lines must not be empty");
        }
        List<Card> cards = new ArrayList<>();
        for (String text : lines) {
            cards.add(new Card(text, origin, cards.size() + 1));
        }
        return new Netlist(cards);
    }

    private static void append(
            Path file,
            Map<String, Path> roles,
            Set<String> unused,
            Map<String, Integer> shape,
            List<Card> cards,
            int depth) {
        append(file, DeckText.lines(file), 0, roles, unused, shape, cards, depth);
    }

    /** Lines of a file, the first of which is number {@code before} + 1 of it. */
    private static void append(
            Path file,
            List<String> lines,
            int before,
            Map<String, Path> roles,
            Set<String> unused,
            Map<String, Integer> shape,
            List<Card> cards,
            int depth) {
        int line = before;
        for (String text : lines) {
            line++;
            // The first line of a deck is its title, whatever it looks like.
            boolean title = depth == 0 && line == 1;
            Optional<LibraryCard> library = title ? Optional.empty() : LibraryCard.parse(text);
            if (library.isPresent()) {
                appendSection(library.get(), new Card(text, file, line), roles, unused, shape, cards, depth);
                continue;
            }
            Matcher include = INCLUDE.matcher(text.strip());
            if (title || !include.matches()) {
                cards.add(shaped(new Card(text, file, line), shape));
                continue;
            }
            if (depth == DEEPEST_INCLUDE) {
                throw InvalidInputException.at(file, line, ".include", "is nested more than 16 deep");
            }
            String role = include.group(4);
            Path sibling = resolve(file, first(include.group(1), include.group(2), include.group(3)));
            Path target = role != null && roles.containsKey(role) ? roles.get(role) : sibling;
            if (role != null) {
                unused.remove(role);
            }
            if (!Files.isRegularFile(target)) {
                throw InvalidInputException.at(
                        file, line, ".include", "names " + target.normalize() + ", which is not a file");
            }
            cards.add(new Card("* include " + target.getFileName(), file, line));
            append(target.normalize(), roles, unused, shape, cards, depth + 1);
        }
    }

    private static void appendSection(
            LibraryCard library,
            Card card,
            Map<String, Path> roles,
            Set<String> unused,
            Map<String, Integer> shape,
            List<Card> cards,
            int depth) {
        if (depth == DEEPEST_INCLUDE) {
            throw InvalidInputException.at(card.file(), card.line(), ".lib", "is nested more than 16 deep");
        }
        Path target = resolve(card.file(), library.file()).normalize();
        if (!Files.isRegularFile(target)) {
            throw InvalidInputException.at(
                    card.file(), card.line(), ".lib", "names " + target + ", which is not a file");
        }
        List<String> lines = DeckText.lines(target);
        LibraryCard.Section section = LibraryCard.section(lines, library.section())
                .orElseThrow(() -> InvalidInputException.at(
                        card.file(),
                        card.line(),
                        ".lib",
                        "names section " + library.section() + ", which " + target.getFileName() + " has not; it has "
                                + LibraryCard.sections(lines)));
        cards.add(new Card("* library " + target.getFileName() + " " + library.section(), card.file(), card.line()));
        append(
                target,
                lines.subList(section.from(), section.to()),
                section.from(),
                roles,
                unused,
                shape,
                cards,
                depth + 1);
    }

    private static Path resolve(Path file, String name) {
        return file.toAbsolutePath().normalize().resolveSibling(name.strip());
    }

    private static String first(String... groups) {
        for (String group : groups) {
            if (group != null) {
                return group;
            }
        }
        throw new IllegalArgumentException("one of the groups must have matched");
    }

    private static Card shaped(Card card, Map<String, Integer> shape) {
        Matcher comment = SHAPE.matcher(card.text());
        if (!comment.matches()) {
            return card;
        }
        String text = comment.group(1);
        if (!text.contains(comment.group(2))) {
            throw InvalidInputException.at(
                    card.file(), card.line(), "shape", "names " + comment.group(2) + ", which the card does not have");
        }
        if (shape.isEmpty()) {
            return card.withText(text);
        }
        String other = comment.group(3);
        for (Map.Entry<String, Integer> word : shape.entrySet()) {
            other = other.replaceAll(
                    "\\b" + Pattern.quote(word.getKey()) + "\\b",
                    word.getValue().toString());
        }
        return card.withText(text.replace(comment.group(2), other));
    }

    /**
     * Sets a top-level parameter that the deck already has.
     *
     * @param name name of the parameter
     * @param expression its new value, a SPICE number or an expression
     * @return the changed netlist
     * @throws IllegalArgumentException if no {@code .param} card sets it
     */
    public Netlist withParameter(String name, String expression) {
        List<Card> changed = ParameterCards.with(cards, name, expression)
                .orElseThrow(() -> new IllegalArgumentException(
                        "parameter must be one of " + parameters().keySet() + ", was " + name));
        return new Netlist(changed);
    }

    /**
     * Sets several parameters.
     *
     * @param values name to value
     * @return the changed netlist
     * @throws IllegalArgumentException if one is unknown
     */
    public Netlist withParameters(Map<String, String> values) {
        Netlist changed = this;
        for (Map.Entry<String, String> value : values.entrySet()) {
            changed = changed.withParameter(value.getKey(), value.getValue());
        }
        return changed;
    }

    /**
     * Appends a card.
     *
     * @param text the card
     * @return the longer netlist
     */
    public Netlist withCard(String text) {
        Card last = cards.get(cards.size() - 1);
        List<Card> longer = new ArrayList<>(cards);
        longer.add(new Card(text, last.file(), last.line()));
        return new Netlist(longer);
    }

    /**
     * The parameters set by {@code .param} cards of the top level.
     *
     * @return name to expression, in the deck's order
     */
    public Map<String, String> parameters() {
        return ParameterCards.of(cards);
    }

    /**
     * The cards of a file that a deck may include, with all that it includes itself.
     *
     * @param file the file
     * @return its cards
     * @throws InvalidInputException if a file is missing or includes itself
     */
    public static List<Card> included(Path file) {
        List<Card> cards = new ArrayList<>();
        if (!Files.isRegularFile(file)) {
            throw InvalidInputException.in(file, "include", "is not a file");
        }
        append(file, Map.of(), new java.util.TreeSet<>(), Map.of(), cards, 1);
        return cards;
    }

    /**
     * The cards of a section of a library, with all that it calls itself.
     *
     * @param file the library
     * @param section name of the section
     * @return its cards
     * @throws InvalidInputException if a file is missing, or has no such section
     */
    public static List<Card> section(Path file, String section) {
        List<Card> cards = new ArrayList<>();
        Card call = new Card(".lib " + section, file, 1);
        appendSection(
                new LibraryCard(file.getFileName().toString(), section),
                call,
                Map.of(),
                new java.util.TreeSet<>(),
                Map.of(),
                cards,
                1);
        return cards;
    }

    /**
     * Puts cards behind the title.
     *
     * @param first the cards
     * @return the longer netlist
     */
    public Netlist withFirst(List<Card> first) {
        List<Card> longer = new ArrayList<>(cards);
        longer.addAll(1, first);
        return new Netlist(longer);
    }

    /**
     * Drops the cards of some kinds.
     *
     * @param keywords keywords in lower case, such as {@code .temp}
     * @return what is left
     */
    public Netlist without(Set<String> keywords) {
        return new Netlist(java.util.stream.IntStream.range(0, cards.size())
                .filter(i -> i == 0 || !keywords.contains(cards.get(i).keyword()))
                .mapToObj(cards::get)
                .toList());
    }

    /**
     * The control section.
     *
     * @return its commands with their places; empty if there is none
     */
    public List<Card> control() {
        List<Card> commands = new ArrayList<>();
        boolean inside = false;
        for (Card card : cards.subList(1, cards.size())) {
            if (card.keyword().equals(".endc")) {
                inside = false;
            }
            if (inside && !card.text().isBlank() && !card.keyword().startsWith("*")) {
                commands.add(card);
            }
            inside |= card.keyword().equals(".control");
        }
        return commands;
    }

    /**
     * Drops analyses, outputs and control sections, which the caller brings itself, and saves only the vectors named.
     *
     * @param vectors vectors to keep, for example {@code v(bl)}; if there are none, all
     * @return the circuit alone
     */
    public Netlist circuit(List<String> vectors) {
        List<Card> kept = new ArrayList<>();
        boolean control = false;
        for (int i = 0; i < cards.size(); i++) {
            Card card = cards.get(i);
            String keyword = card.keyword();
            if (keyword.equals(".control")) {
                control = true;
            }
            if (i == 0 || (!control && !ANALYSES.contains(keyword))) {
                kept.add(card);
            }
            if (keyword.equals(".endc")) {
                control = false;
            }
        }
        if (vectors.isEmpty()) {
            return new Netlist(kept);
        }
        Card last = kept.get(kept.size() - 1);
        kept.add(new Card(".save " + String.join(" ", vectors), last.file(), last.line()));
        return new Netlist(kept);
    }

    /**
     * The cards.
     *
     * @return title first, no {@code .end}
     */
    public List<Card> cards() {
        return cards;
    }

    /**
     * The deck as text.
     *
     * @return its lines without {@code .end}
     */
    public List<String> lines() {
        return cards.stream()
                .map(Card::text)
                .filter(text -> !text.strip().equalsIgnoreCase(".end"))
                .toList();
    }

    /**
     * Fingerprint of the deck: equal decks, and only these, have equal fingerprints.
     *
     * @return SHA-256 of the lines joined by line feeds, in hexadecimal
     */
    public String sha256() {
        // Asked for with every sample of a campaign; two threads may both compute it, and get the same.
        if (sha256 == null) {
            sha256 = sha256(String.join("\n", lines()));
        }
        return sha256;
    }

    /**
     * SHA-256 of a text in UTF-8.
     *
     * @param text the text
     * @return 64 hexadecimal digits
     */
    public static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Netlist that && sha256().equals(that.sha256()));
    }

    @Override
    public int hashCode() {
        return sha256().hashCode();
    }

    @Override
    public String toString() {
        return cards.get(0).text();
    }
}
