package timdnn.chip;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** An expression's arithmetic line by line: figures with their ranges and sources where they are first used. */
public final class Explanation {
    private final List<String> lines = new ArrayList<>();
    private final Set<Expression> said = new HashSet<>();

    private Explanation() {}

    /**
     * Explains an expression.
     *
     * @param expression the expression
     * @return lines, operands before what is computed from them, each expression once
     */
    public static List<String> of(Expression expression) {
        Explanation explanation = new Explanation();
        explanation.say(expression);
        return List.copyOf(explanation.lines);
    }

    private void say(Expression expression) {
        if (!said.add(expression)) {
            return;
        }
        expression.operands().forEach(this::say);
        lines.add(expression instanceof Figure figure ? line(figure) : line(expression));
    }

    private static String line(Figure figure) {
        String range =
                figure.low() < figure.high() ? " [" + number(figure.low()) + ", " + number(figure.high()) + "]" : "";
        return "  " + figure.name() + " = " + quantity(figure) + range + "  " + figure.status() + ": "
                + figure.source();
    }

    private static String line(Expression expression) {
        String names = joined(expression, Expression::name);
        String numbers = joined(expression, operand -> number(operand.nominal()));
        return expression.name() + " = " + names + " = " + numbers + " = " + quantity(expression);
    }

    private static String joined(Expression expression, java.util.function.Function<Expression, String> text) {
        return expression.operands().stream().map(text).collect(Collectors.joining(" " + expression.operator() + " "));
    }

    private static String quantity(Expression expression) {
        return (number(expression.nominal()) + " " + expression.unit()).stripTrailing();
    }

    private static String number(double value) {
        return String.format(
                Locale.ROOT, Math.abs(value - Math.rint(value)) == 0 && value < 1e6 ? "%.0f" : "%.4g", value);
    }
}
