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
import java.util.Set;
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
        return read(deck, roles, Map.of(), shape);
    }

    /**
     * The same with other files in place of some that carry no role: circuits of another technology under the same names of
     * subcircuits.
     *
     * @param deck the file
     * @param roles files to put in place of includes with these roles
     * @param substitutes files by the name of the included file in whose place they are put; a deck need not include it
     * @param shape numbers by the words that stand for them in cards' {@code $ shape:} comments; empty for the deck's own
     * @return the netlist
     * @throws InvalidInputException as {@link #read(Path, Map, Map)}
     */
    public static Netlist read(
            Path deck, Map<String, Path> roles, Map<String, Path> substitutes, Map<String, Integer> shape) {
        IncludedCards read = new IncludedCards(roles, substitutes, shape);
        read.add(deck, 0);
        if (!read.unused().isEmpty()) {
            throw InvalidInputException.in(deck, "include", "has no role " + read.unused());
        }
        if (read.cards().isEmpty()) {
            throw InvalidInputException.in(deck, "deck", "is empty");
        }
        return new Netlist(read.cards());
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
        if (!Files.isRegularFile(file)) {
            throw InvalidInputException.in(file, "include", "is not a file");
        }
        IncludedCards read = new IncludedCards(Map.of(), Map.of(), Map.of());
        read.add(file, 1);
        return read.cards();
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
        IncludedCards read = new IncludedCards(Map.of(), Map.of(), Map.of());
        LibraryCard library = new LibraryCard(file.getFileName().toString(), section);
        read.addSection(library, new Card(".lib " + section, file, 1), 1);
        return read.cards();
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
