package timdnn.chip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What each cause does to a result when it alone goes to its low and to its high ends.
 *
 * @param cause the cause
 * @param atLow the result at its low ends
 * @param atHigh the result at its high ends
 */
public record Tornado(String cause, double atLow, double atHigh) {
    /**
     * The causes of an expression, the one that moves it most first.
     *
     * @param expression the expression
     * @return a bar for each cause that moves it
     */
    public static List<Tornado> of(Expression expression) {
        Set<String> causes = new LinkedHashSet<>();
        expression.figures().forEach(figure -> causes.add(figure.cause()));
        List<Tornado> bars = new ArrayList<>();
        for (String cause : causes) {
            double low = moved(expression, cause, Figure::low);
            double high = moved(expression, cause, Figure::high);
            if (low != high) {
                bars.add(new Tornado(cause, low, high));
            }
        }
        bars.sort(Comparator.comparingDouble(Tornado::width).reversed());
        return bars;
    }

    private static double moved(Expression expression, String cause, Function<Figure, Double> end) {
        return expression.value(figure -> figure.cause().equals(cause) ? end.apply(figure) : figure.nominal());
    }

    /** {@return how far apart the two are} */
    public double width() {
        return Math.abs(atHigh - atLow);
    }
}
