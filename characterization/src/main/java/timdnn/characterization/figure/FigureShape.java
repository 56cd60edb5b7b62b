package timdnn.characterization.figure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.statistics.Estimate;

/** What one value of a key looks like in the JSON document. */
public enum FigureShape {
    /** A number; null where it is not finite, since JSON has neither infinity nor NaN. */
    NUMBER,
    /** A whole number. */
    COUNT,
    /** An object of {@code estimate}, {@code low}, {@code high}, {@code simulations}: a 95 % interval. */
    INTERVAL,
    /** An object of {@code estimate}, {@code low}, {@code high}: bounds without simulations of their own. */
    BOUNDS,
    /** A number whose bounds have keys of their own beside its own, with Low and High before the unit. */
    BESIDE,
    /** A name, or a number that is one, such as a seed. */
    TEXT,
    /** True or false. */
    VERDICT;

    /**
     * Fields of the object.
     *
     * @return the names, empty where a value is no object
     */
    public List<String> fields() {
        return switch (this) {
            case INTERVAL -> List.of("estimate", "low", "high", "simulations");
            case BOUNDS -> List.of("estimate", "low", "high");
            default -> List.of();
        };
    }

    /** Whether a value has an estimate. */
    boolean isFigure() {
        return this != TEXT && this != VERDICT;
    }

    /** A single value in the document. */
    Object document(Object value) {
        if (!isFigure()) {
            return value;
        }
        Estimate estimate = (Estimate) value;
        if (this == NUMBER || this == BESIDE) {
            return finite(estimate.estimate());
        }
        if (this == COUNT) {
            long count = (long) estimate.estimate();
            return count == (int) count ? (Object) (int) count : (Object) count;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        fields().forEach(field -> object.put(field, field(estimate, field)));
        return object;
    }

    /** The field of an interval. */
    static Object field(Estimate estimate, String name) {
        return switch (name) {
            case "estimate" -> finite(estimate.estimate());
            case "low" -> finite(estimate.low());
            case "high" -> finite(estimate.high());
            default -> estimate.simulations();
        };
    }

    static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
