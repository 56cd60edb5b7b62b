package timdnn.report.drawing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import timdnn.input.InvalidInputException;

/**
 * The instances of a subcircuit as a netlist file has them.
 *
 * @param name its name, empty for the cards of a deck outside all subcircuits
 * @param pins its formal nodes
 * @param cards its instances: subcircuits, resistors, capacitors
 */
record Subcircuit(String name, List<String> pins, List<Card> cards) {
    /** An instance; {@code width} is the expression of its width without braces, or empty. */
    record Card(String name, List<String> nodes, String model, String width) {}

    /** Reads all subcircuits of a file by name; its own cards are under the empty name. */
    static Map<String, Subcircuit> read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(file, failure);
        }
    }

    static Map<String, Subcircuit> parse(String text) {
        Map<String, Subcircuit> found = new LinkedHashMap<>();
        Subcircuit deck = new Subcircuit("", List.of(), new ArrayList<>());
        found.put("", deck);
        Subcircuit open = deck;
        for (String line : text.replaceAll("\\R\\+", " ").split("\\R", -1)) {
            String card = line.replaceFirst("\\$.*", "").strip().toLowerCase(Locale.ROOT);
            if (card.isEmpty()) {
                continue;
            }
            List<String> words = Arrays.stream(card.split("\\s+"))
                    .filter(word -> !word.contains("="))
                    .toList();
            if (card.startsWith(".subckt")) {
                open = new Subcircuit(words.get(1), words.subList(2, words.size()), new ArrayList<>());
                found.put(open.name(), open);
            } else if (card.startsWith(".ends")) {
                open = deck;
            } else if ("xrc".indexOf(card.charAt(0)) >= 0) {
                open.cards().add(card(words, card));
            }
        }
        return found;
    }

    private static Card card(List<String> words, String card) {
        if (card.charAt(0) != 'x') {
            return new Card(words.get(0), words.subList(1, 3), "", "");
        }
        String width = Arrays.stream(card.split("\\s+"))
                .filter(word -> word.startsWith("w="))
                .map(word -> word.substring(2).replaceAll("[{}]", ""))
                .findFirst()
                .orElse("");
        return new Card(words.get(0), words.subList(1, words.size() - 1), words.get(words.size() - 1), width);
    }
}
