package timdnn.harness.netlist;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import timdnn.input.InvalidInputException;

/** The comment that gives a card's form for arrays of another shape, {@code $ shape: {rows/4-4} -> {rows/4-block/4}}. */
final class ShapeComment {
    private static final Pattern SHAPE = Pattern.compile("(.*?)\\s+\\$\\s*shape:\\s*(.+?)\\s*->\\s*(.+?)\\s*");

    private ShapeComment() {}

    /**
     * A card for a shape.
     *
     * @param card the card
     * @param shape numbers by the words that stand for them behind the arrow; empty for the deck's own shape
     * @return the card without the comment; the same where it has none
     * @throws InvalidInputException if the card does not have the text before the arrow
     */
    static Card applied(Card card, Map<String, Integer> shape) {
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
}
