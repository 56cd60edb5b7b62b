package timdnn.harness.netlist;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import timdnn.input.InvalidInputException;

/**
 * Finds the card that a message of ngspice speaks of. ngspice counts lines of its own expanded deck; a user wants file and
 * line of what was written.
 */
public final class DeckDiagnosis {
    /** What to say of a device that this ngspice cannot have. */
    static final String NO_OSDI = "is a device of compiled Verilog-A (OSDI), and this ngspice loads no OSDI models";

    private static final Pattern CARD = Pattern.compile(
            "(?:error on line \\d+ or its substitute:|model issue on line \\d+ ?:|unknown subckt:)\\s*(\\S+)(.*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER =
            Pattern.compile("undefined parameter \\[([^\\]]+)\\]", Pattern.CASE_INSENSITIVE);
    private static final Pattern INCLUDE =
            Pattern.compile("could not find (?:include|library) file '?([^\\s']+)", Pattern.CASE_INSENSITIVE);

    private DeckDiagnosis() {}

    /**
     * The complaint about a deck that was refused.
     *
     * @param deck the deck's file
     * @param folder the folder in which ngspice was started
     * @param message what ngspice said, in one line
     * @return an exception that names file, line and card as far as they can be found
     */
    public static InvalidInputException of(Path deck, Path folder, String message) {
        return complaint(deck, condition -> first(deck, folder, condition), message);
    }

    private static InvalidInputException complaint(
            Path deck, Function<Predicate<Card>, Optional<Card>> cards, String message) {
        Optional<Card> found = card(cards, message);
        if (found.isEmpty()) {
            return InvalidInputException.in(deck, "deck", "is refused by ngspice: " + message);
        }
        Card card = found.get();
        Matcher missing = INCLUDE.matcher(message);
        String sentence = "is refused by ngspice: " + message;
        if (missing.find()) {
            sentence = "names " + missing.group(1) + ", which is not a file";
        } else if (card.keyword().startsWith("n") && message.contains("unknown device type")) {
            sentence = NO_OSDI;
        }
        return InvalidInputException.at(card.file(), card.line(), card.keyword(), sentence);
    }

    /**
     * The same about a netlist that has been read.
     *
     * @param netlist the netlist
     * @param deck its file
     * @param message what ngspice said, in one line
     * @return an exception that names file, line and card as far as they can be found
     */
    public static InvalidInputException of(Netlist netlist, Path deck, String message) {
        return complaint(
                deck, condition -> netlist.cards().stream().filter(condition).findFirst(), message);
    }

    /**
     * Where the card is of which a message speaks.
     *
     * @param deck the deck's file
     * @param folder the folder in which ngspice was started
     * @param message what ngspice said, in one line
     * @return file and line with a colon behind each, or the deck's file alone where the card cannot be found
     */
    public static String place(Path deck, Path folder, String message) {
        return card(condition -> first(deck, folder, condition), message)
                .map(card -> card.file() + ":" + card.line() + ":")
                .orElse(deck + ":");
    }

    private static Optional<Card> card(Function<Predicate<Card>, Optional<Card>> cards, String message) {
        Matcher include = INCLUDE.matcher(message);
        if (include.find()) {
            String named = include.group(1).toLowerCase(Locale.ROOT);
            return cards.apply(
                    card -> (card.keyword().startsWith(".inc") || card.keyword().equals(".lib"))
                            && card.text().toLowerCase(Locale.ROOT).contains(named));
        }
        Matcher parameter = PARAMETER.matcher(message);
        if (parameter.find()) {
            Pattern name = Pattern.compile("\\b" + Pattern.quote(parameter.group(1)) + "\\b", Pattern.CASE_INSENSITIVE);
            return cards.apply(card -> name.matcher(card.text()).find());
        }
        Matcher named = CARD.matcher(message);
        if (named.find()) {
            String keyword = named.group(1).toLowerCase(Locale.ROOT);
            String rest = squeeze(named.group(2));
            Optional<Card> exact = cards.apply(card -> card.keyword().equals(keyword)
                    && rest.startsWith(
                            squeeze(card.text().strip().substring(card.keyword().length()))));
            return exact.isPresent()
                    ? exact
                    : cards.apply(card -> card.keyword().equals(keyword));
        }
        return Optional.empty();
    }

    private static Optional<Card> first(Path deck, Path folder, Predicate<Card> condition) {
        List<Card> found = new ArrayList<>();
        DeckReader.read(deck, folder, line -> {
            if (found.isEmpty() && condition.test(line.card())) {
                found.add(line.card());
            }
        });
        return found.stream().findFirst();
    }

    private static String squeeze(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }
}
