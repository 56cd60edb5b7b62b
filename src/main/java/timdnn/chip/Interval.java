package timdnn.chip;

import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A result with the range that follows from the ranges of what it rests on. Causes are independent: each goes to its low
 * and to its high ends while the others stay nominal, and the logarithms of what that does to the result are added in
 * squares, those that lower it and those that raise it apart. It is a reach, not a confidence interval.
 *
 * @param estimate with all figures nominal
 * @param low lower end
 * @param high upper end
 */
public record Interval(double estimate, double low, double high) {
    /** How ends are found, for readers of a result. */
    public static final String METHOD = "each cause moved alone to its ends, effects added in squares on a log scale";

    /**
     * Evaluates an expression.
     *
     * @param expression positive where every figure is nominal
     * @return its value and reach
     * @throws IllegalArgumentException if the nominal value is not positive
     */
    public static Interval of(Expression expression) {
        double nominal = expression.nominal();
        if (!(nominal > 0 && Double.isFinite(nominal))) {
            throw new IllegalArgumentException(expression.name() + " must be positive, was " + nominal);
        }
        Set<String> causes = expression.figures().stream().map(Figure::cause).collect(Collectors.toSet());
        double down = 0;
        double up = 0;
        for (String cause : causes) {
            double toLow = Math.log(expression.value(moved(cause, Figure::low)) / nominal);
            double toHigh = Math.log(expression.value(moved(cause, Figure::high)) / nominal);
            down += square(Math.min(0, Math.min(toLow, toHigh)));
            up += square(Math.max(0, Math.max(toLow, toHigh)));
        }
        return new Interval(nominal, nominal * Math.exp(-Math.sqrt(down)), nominal * Math.exp(Math.sqrt(up)));
    }

    private static ToDoubleFunction<Figure> moved(String cause, Function<Figure, Double> end) {
        return figure -> figure.cause().equals(cause) ? end.apply(figure) : figure.nominal();
    }

    private static double square(double value) {
        return value * value;
    }

    /**
     * In another unit.
     *
     * @param factor positive
     * @return all three numbers times it
     */
    public Interval times(double factor) {
        return new Interval(factor * estimate, factor * low, factor * high);
    }
}
