package timdnn.harness.netlist;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import timdnn.input.InvalidInputException;

/**
 * Finds the card that a message of ngspice speaks of. ngspice counts lines of its own expanded deck; a user wants file and
 * line of what was written.
 */
public final class DeckDiagnosis {
    private static final Pattern CARD = Pattern.compile(
            "(?:error on line \\d+ or its substitute:|model issue on line \\d+ ?:|unknown subckt:)\\s*(\\S+)(.*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER =
            Pattern.compile("undefined parameter \\[([^\\]]+)\\]", Pattern.CASE_INSENSITIVE);
    private static final Pattern INCLUDE =
            Pattern.compile("could not find include file (\\S+)", Pattern.CASE_INSENSITIVE);

    private DeckDiagnosis() {}

    /**
     * The complaint about a deck that was refused.
     *
     * @param deck the deck's file
     * @param message what ngspice said, in one line
     * @return an exception that names file, line and card as far as they can be found
     */
    public static InvalidInputException of(Path deck, String message) {
        Netlist netlist;
        try {
            netlist = Netlist.read(deck, Map.of());
        } catch (InvalidInputException located) {
            // A missing include: reading the deck finds the same fault, with its place.
            return located;
        }
        return of(netlist, deck, message);
    }

    /**
     * The same about a netlist that has been read.
     *
     * @param netlist the netlist
     * @param deck its file, for complaints that no card is found for
     * @param message what ngspice said, in one line
     * @return an exception that names file, line and card as far as they can be found
     */
    public static InvalidInputException of(Netlist netlist, Path deck, String message) {
        return card(netlist, message)
                .map(card -> InvalidInputException.at(
                        card.file(), card.line(), card.keyword(), "is refused by ngspice: " + message))
                .orElseGet(() -> InvalidInputException.in(deck, "deck", "is refused by ngspice: " + message));
    }

    private static Optional<Card> card(Netlist netlist, String message) {
        Matcher include = INCLUDE.matcher(message);
        if (include.find()) {
            return first(
                    netlist,
                    card -> card.keyword().startsWith(".inc") && card.text().contains(include.group(1)));
        }
        Matcher parameter = PARAMETER.matcher(message);
        if (parameter.find()) {
            Pattern name = Pattern.compile("\\b" + Pattern.quote(parameter.group(1)) + "\\b", Pattern.CASE_INSENSITIVE);
            return first(netlist, card -> name.matcher(card.text()).find());
        }
        Matcher named = CARD.matcher(message);
        if (named.find()) {
            String keyword = named.group(1).toLowerCase(Locale.ROOT);
            String rest = squeeze(named.group(2));
            Optional<Card> exact = first(
                    netlist,
                    card -> card.keyword().equals(keyword)
                            && rest.startsWith(squeeze(
                                    card.text().strip().substring(card.keyword().length()))));
            return exact.isPresent()
                    ? exact
                    : first(netlist, card -> card.keyword().equals(keyword));
        }
        return Optional.empty();
    }

    private static Optional<Card> first(Netlist netlist, Predicate<Card> condition) {
        return netlist.cards().stream().skip(1).filter(condition).findFirst();
    }

    private static String squeeze(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }
}
