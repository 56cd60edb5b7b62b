package timdnn.characterization.circuit.measure;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Parameters of a deck as numbers, as far as they can be computed from one another. */
public final class ParameterScope {
    private static final int DEEPEST = 50;

    private final Map<String, String> expressions;
    private final Map<String, Double> known = new HashMap<>();
    private int depth;

    /**
     * A scope.
     *
     * @param expressions value of each parameter as it stands in the deck, by name in lower case
     */
    public ParameterScope(Map<String, String> expressions) {
        this.expressions = Map.copyOf(expressions);
    }

    boolean knows(String name) {
        return expressions.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /**
     * A parameter's value.
     *
     * @param name its name, in either case
     * @return the number, in the parameter's unit
     * @throws IllegalArgumentException if there is none of that name, or it cannot be computed here
     */
    public double value(String name) {
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
