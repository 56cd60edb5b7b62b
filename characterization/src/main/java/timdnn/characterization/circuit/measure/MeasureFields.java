package timdnn.characterization.circuit.measure;

import java.util.Optional;
import timdnn.characterization.circuit.declaration.Expression;
import timdnn.characterization.circuit.declaration.MeasurePlan;

/** Fields of a plan's measure as numbers, edges and crossings. */
final class MeasureFields {
    private final MeasurePlan plan;
    private final ParameterScope scope;

    MeasureFields(MeasurePlan plan, ParameterScope scope) {
        this.plan = plan;
        this.scope = scope;
    }

    MeasurePlan plan() {
        return plan;
    }

    String subject() {
        return plan.subject();
    }

    Optional<String> text(String key) {
        return plan.field(key);
    }

    boolean has(String key) {
        return plan.field(key).isPresent();
    }

    /**
     * A field as a number, which may be an expression over parameters.
     *
     * @throws IllegalArgumentException if it is missing or no number
     */
    double number(String key) {
        return number(key, "");
    }

    /** The same, or the usual number where it is not there. */
    double number(String key, String usual) {
        String text = plan.field(key).orElse(usual);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("needs " + key);
        }
        try {
            return Expression.parse(text).value(scope::value);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(key + " " + wrong.getMessage(), wrong);
        }
    }

    Optional<Double> optionalNumber(String key) {
        return plan.field(key).map(text -> number(key));
    }

    /** The crossing of {@code level}; the first either way unless the plan says otherwise. */
    Trace.Crossing crossing() {
        return new Trace.Crossing(
                number("level"),
                has("edge") ? edge("edge") : Trace.Edge.CROSS,
                has("number") ? count("number") : 1,
                has("after") ? number("after") : Double.NEGATIVE_INFINITY);
    }

    Trace.Edge edge(String key) {
        return switch (plan.field(key).orElse("cross")) {
            case "rise" -> Trace.Edge.RISE;
            case "fall" -> Trace.Edge.FALL;
            case "cross" -> Trace.Edge.CROSS;
            default ->
                throw new IllegalArgumentException(key + " must be rise, fall or cross, was \""
                        + plan.field(key).get() + "\"");
        };
    }

    /** Which crossing, from 1 on; 0 is the last. */
    int count(String key) {
        String text = plan.field(key).orElse("1");
        if (text.equals("last")) {
            return 0;
        }
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException(key + " must be a number from 1 on, or last, was \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }
}
