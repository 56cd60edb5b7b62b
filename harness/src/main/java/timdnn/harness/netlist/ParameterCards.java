package timdnn.harness.netlist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code .param} cards of a deck's top level: one or several assignments a card, also on lines that continue it.
 * Definitions of functions, {@code .param f(x)=...}, are no parameters.
 */
final class ParameterCards {
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?<![\\w.)])([A-Za-z_]\\w*)\\s*=(?!=)\\s*('[^']*'|\\{[^}]*\\}|\"[^\"]*\"|.+?)"
                    + "(?=\\s+[A-Za-z_]\\w*\\s*=(?!=)|\\s*[;$].*$|\\s*$)");

    private ParameterCards() {}

    /** A part of a card with parameters, and whether it is the card's first line. */
    private record Line(int index, boolean first) {}

    static Map<String, String> of(List<Card> cards) {
        Map<String, String> found = new LinkedHashMap<>();
        for (Line line : lines(cards)) {
            Matcher assignment = ASSIGNMENT.matcher(assignments(cards, line));
            while (assignment.find()) {
                found.put(
                        assignment.group(1).toLowerCase(Locale.ROOT),
                        assignment.group(2).strip());
            }
        }
        return found;
    }

    /** The cards with another value of a parameter; empty if none sets it. */
    static Optional<List<Card>> with(List<Card> cards, String name, String expression) {
        List<Card> changed = new ArrayList<>(cards);
        boolean found = false;
        for (Line line : lines(cards)) {
            String text = assignments(cards, line);
            Matcher assignment = ASSIGNMENT.matcher(text);
            while (assignment.find()) {
                if (!assignment.group(1).toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                    continue;
                }
                found = true;
                boolean alone = line.first()
                        && text.substring(0, assignment.start()).isBlank()
                        && (assignment.end() == text.length() || !assignment.find());
                String whole = line.first() ? ".param " : "+ ";
                assignment = ASSIGNMENT.matcher(text);
                StringBuilder rest = new StringBuilder();
                while (assignment.find()) {
                    boolean it = assignment.group(1).toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
                    assignment.appendReplacement(
                            rest,
                            Matcher.quoteReplacement(it ? assignment.group(1) + "=" + expression : assignment.group()));
                }
                assignment.appendTail(rest);
                changed.set(
                        line.index(),
                        changed.get(line.index()).withText(alone ? ".param " + name + "=" + expression : whole + rest));
                break;
            }
        }
        return found ? Optional.of(changed) : Optional.empty();
    }

    /** What follows the keyword or the sign of continuation. */
    private static String assignments(List<Card> cards, Line line) {
        String text = cards.get(line.index()).text().strip();
        return line.first()
                ? text.substring(cards.get(line.index()).keyword().length()).strip()
                : text.substring(1).strip();
    }

    private static List<Line> lines(List<Card> cards) {
        List<Line> lines = new ArrayList<>();
        boolean parameters = false;
        int depth = 0;
        for (int i = 1; i < cards.size(); i++) {
            String keyword = cards.get(i).keyword();
            if (keyword.startsWith("+")) {
                if (parameters) {
                    lines.add(new Line(i, false));
                }
                continue;
            }
            if (keyword.startsWith("*") || keyword.isEmpty()) {
                continue;
            }
            if (keyword.equals(".subckt")) {
                depth++;
            } else if (keyword.equals(".ends")) {
                depth--;
            }
            parameters = depth == 0 && (keyword.equals(".param") || keyword.equals(".params"));
            if (parameters) {
                lines.add(new Line(i, true));
            }
        }
        return lines;
    }
}
