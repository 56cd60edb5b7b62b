package timdnn.characterization.sense.converter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import timdnn.harness.netlist.Netlist;

/**
 * Decks with the flash converter of {@code netlists/sense/flash.lib} cut to fewer taps. The highest ones stay, each with its
 * comparator; the ladder's last resistor goes from the lowest of them to ground, and the lowest comparator is the one that
 * parameter {@code taps} can leave out.
 */
public final class ConverterDeck {
    /** Taps of the netlist. */
    public static final int TAPS = 8;

    /** Cards that a tap has by itself: names that end with its number. */
    private static final Pattern OF_TAP = Pattern.compile(
            "(?:(?:\\.param )?(?:xc|cp|cn|ct|ed|ref|drift)(\\d+)[ =].*|\\.ic v\\(\\S+\\.r(\\d+)\\)=.*)");

    private static final Pattern RESISTOR = Pattern.compile("rr(\\d+) .*");
    private static final String LOWEST = ".if (taps >= " + TAPS + ")";
    private static final String END = ".endif";

    private ConverterDeck() {}

    /**
     * A deck with so many taps.
     *
     * @param deck a deck that includes {@code flash.lib}
     * @param taps taps, 1 to {@value #TAPS}
     * @return the deck; the same for {@value #TAPS}
     * @throws IllegalArgumentException if there cannot be so many
     */
    public static Netlist ofTaps(Netlist deck, int taps) {
        if (taps < 1 || taps > TAPS) {
            throw new IllegalArgumentException("taps must be from 1 to " + TAPS + ", was " + taps);
        }
        return taps == TAPS ? deck : Netlist.of(deck.cards().get(0).file(), cut(deck.lines(), taps));
    }

    private static List<String> cut(List<String> lines, int taps) {
        List<String> kept = new ArrayList<>();
        boolean lowest = false;
        for (String line : lines) {
            lowest |= line.equals(LOWEST);
            Matcher resistor = RESISTOR.matcher(line);
            int tap = tap(line);
            if (tap == taps && line.startsWith("xc")) {
                kept.addAll(List.of(
                        ".if (taps >= " + taps + ")",
                        line,
                        ".else",
                        "rp" + taps + " p" + taps + " 0 1k",
                        "rn" + taps + " n" + taps + " 0 1k",
                        END));
            } else if (resistor.matches() && Integer.parseInt(resistor.group(1)) == taps + 1) {
                kept.add("rr" + (taps + 1) + " r" + taps + " 0 {2*r_ladder*ref" + taps + "/vdd}");
            } else if (!lowest && tap <= taps && !(resistor.matches() && Integer.parseInt(resistor.group(1)) > taps)) {
                kept.add(line);
            }
            lowest &= !line.equals(END);
        }
        return kept;
    }

    /** The tap to which a card belongs; 0 if it is not a tap's. */
    private static int tap(String line) {
        Matcher card = OF_TAP.matcher(line);
        return card.matches() ? Integer.parseInt(card.group(1) == null ? card.group(2) : card.group(1)) : 0;
    }
}
