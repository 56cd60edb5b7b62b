package timdnn.characterization.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * MOSFETs of a cell, counted from a circuit's cards by following its subcircuits down. A folded device ({@code mult})
 * counts once. Conditional cards are not understood: a cell has none.
 */
public final class CellTransistors {
    /** The subcircuit of a whole cell. */
    public static final String CELL = "tpc";

    private CellTransistors() {}

    /** The number in a subcircuit; empty if it or one that it holds is not defined in the text. */
    static OptionalInt count(String circuit, String subcircuit) {
        Map<String, List<String>> definitions = definitions(circuit);
        int count = count(definitions, subcircuit);
        return count < 0 ? OptionalInt.empty() : OptionalInt.of(count);
    }

    /** Elements by subcircuit, each as it stands: a first letter and words. */
    private static Map<String, List<String>> definitions(String circuit) {
        Map<String, List<String>> definitions = new HashMap<>();
        List<String> open = null;
        for (String line : circuit.lines().toList()) {
            String card = line.strip().toLowerCase(Locale.ROOT);
            if (card.startsWith(".subckt ")) {
                open = new ArrayList<>();
                definitions.put(card.split("\\s+", -1)[1], open);
            } else if (card.startsWith(".ends")) {
                open = null;
            } else if (open != null && (card.startsWith("m") || card.startsWith("x"))) {
                open.add(card);
            }
        }
        return definitions;
    }

    private static int count(Map<String, List<String>> definitions, String subcircuit) {
        List<String> cards = definitions.get(subcircuit);
        if (cards == null) {
            return -1;
        }
        int count = 0;
        for (String card : cards) {
            int inside = card.startsWith("m") ? 1 : count(definitions, called(card));
            if (inside < 0) {
                return -1;
            }
            count += inside;
        }
        return count;
    }

    /** The last word before the parameters. */
    private static String called(String card) {
        String last = "";
        for (String word : card.split("\\s+", -1)) {
            if (word.contains("=") || word.startsWith("$")) {
                break;
            }
            last = word;
        }
        return last;
    }
}
