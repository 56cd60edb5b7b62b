package timdnn.characterization.circuit.measure;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import timdnn.characterization.circuit.declaration.Expression;

/** Parameters of a deck as numbers, as far as they can be computed from one another, and measures of other benches. */
public final class ParameterScope {
    private static final int DEEPEST = 50;

    private final Map<String, String> expressions;
    private final ToDoubleFunction<String> measures;
    private final Map<String, Double> known = new HashMap<>();
    private int depth;

    /**
     * A scope.
     *
     * @param expressions value of each parameter as it stands in the deck, by name in lower case
     * @param measures gives the number of a measure of another bench, {@code develop.time}
     */
    public ParameterScope(Map<String, String> expressions, ToDoubleFunction<String> measures) {
        this.expressions = Map.copyOf(expressions);
        this.measures = measures;
    }

    boolean knows(String name) {
        return isMeasure(name) || expressions.containsKey(name.toLowerCase(Locale.ROOT));
    }

    private static boolean isMeasure(String name) {
        return name.indexOf('.') > 0;
    }

    /**
     * A parameter's value, or that of a measure.
     *
     * @param name its name, in either case
     * @return the number, in the parameter's unit
     * @throws IllegalArgumentException if there is none of that name, or it cannot be computed here
     */
    public double value(String name) {
        if (isMeasure(name)) {
            return measures.applyAsDouble(name);
        }
        String key = name.toLowerCase(Locale.ROOT);
        Double found = known.get(key);
        if (found != null) {
            return found;
        }
        String expression = expressions.get(key);
        if (expression == null) {
            throw new IllegalArgumentException(
                    "names \"" + name + "\", which is neither a measure nor a parameter; there are "
                            + expressions.keySet().stream().sorted().limit(20).toList());
        }
        if (depth == DEEPEST) {
            throw new IllegalArgumentException("names \"" + name + "\", which is defined by itself");
        }
        depth++;
        try {
            double value = Expression.parse(expression).value(this::value);
            known.put(key, value);
            return value;
        } finally {
            depth--;
        }
    }
}
