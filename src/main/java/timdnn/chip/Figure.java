package timdnn.chip;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A number that is not computed here: of a table, of a cited component, or a stated count. Figures of the same {@code
 * cause} go to their low or high ends together.
 *
 * @param name what it is
 * @param unit its unit; empty for a plain number
 * @param low lower end of its range, not negative
 * @param nominal the number
 * @param high upper end
 * @param status A, U, D or S as in tables; seen, run, second-hand, recall or derived of components; assumed
 * @param source table and field, or publication
 * @param cause what its range comes from
 */
public record Figure(
        String name, String unit, double low, double nominal, double high, String status, String source, String cause)
        implements Expression {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if the numbers are not finite, negative or out of order
     */
    public Figure {
        if (!(low >= 0 && low <= nominal && nominal <= high && Double.isFinite(high))) {
            throw new IllegalArgumentException(
                    name + " must have 0 <= low <= nominal <= high, had " + low + ", " + nominal + ", " + high);
        }
    }

    /**
     * A number whose range is nobody else's.
     *
     * @param name what it is
     * @param unit its unit
     * @param low lower end
     * @param nominal the number
     * @param high upper end
     * @param status how it is known
     * @param source where from
     * @return the figure
     */
    public static Figure ranging(
            String name, String unit, double low, double nominal, double high, String status, String source) {
        return new Figure(name, unit, low, nominal, high, status, source, name);
    }

    /**
     * A number without a range.
     *
     * @param name what it is
     * @param unit its unit
     * @param value the number
     * @param status how it is known
     * @param source where from
     * @return the figure
     */
    public static Figure exact(String name, String unit, double value, String status, String source) {
        return ranging(name, unit, value, value, value, status, source);
    }

    @Override
    public List<Expression> operands() {
        return List.of();
    }

    @Override
    public String operator() {
        return "";
    }

    @Override
    public double value(ToDoubleFunction<Figure> at) {
        return at.applyAsDouble(this);
    }
}
