package timdnn.report.declared;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import timdnn.harness.netlist.SpiceNumber;

/**
 * Lines over an axis, as the page's script draws them.
 *
 * @param x the axis
 * @param y name of what is drawn
 * @param unit its SI unit
 * @param logY whether its axis is logarithmic
 * @param series the lines
 * @param limits levels drawn across, such as those of a specification
 */
record Lines(Axis x, String y, String unit, boolean logY, List<Series> series, List<Limit> limits) {
    private static final double DECADES = 30;
    private static final double EVEN = 1.02;

    /** An axis; with categories, points have their index in place of a value. */
    record Axis(String name, String unit, boolean log, List<String> categories) {}

    /** A line: {@code points[i] = {x, y}}, or {@code {x, y, low, high}} with bars. */
    record Series(String name, List<double[]> points) {}

    /** A level. */
    record Limit(String name, double value) {}

    /** The axis of a parameter's values: logarithmic where they rise by about a constant ratio, categories where they are words. */
    static Axis axis(String name, List<String> values) {
        double[] numbers = values.stream()
                .map(Lines::number)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        return numbers.length < values.size()
                ? new Axis(name, "", false, List.copyOf(values))
                : new Axis(name, "", isGeometric(numbers), List.of());
    }

    private static boolean isGeometric(double[] values) {
        double least = Arrays.stream(values).min().orElse(0);
        double greatest = Arrays.stream(values).max().orElse(0);
        if (values.length < 3 || !(least > 0) || greatest / least < DECADES) {
            return false;
        }
        double ratio = values[1] / values[0];
        for (int i = 2; i < values.length; i++) {
            double other = values[i] / values[i - 1] / ratio;
            if (other > EVEN || other < 1 / EVEN) {
                return false;
            }
        }
        return true;
    }

    /** A value's place on an axis. */
    static double place(Axis axis, String value) {
        return axis.categories().isEmpty()
                ? number(value).orElse(Double.NaN)
                : axis.categories().indexOf(value);
    }

    private static OptionalDouble number(String text) {
        try {
            return OptionalDouble.of(SpiceNumber.parse(text));
        } catch (IllegalArgumentException expression) {
            return OptionalDouble.empty();
        }
    }

    /** Points without those that no axis has a place for; JSON has no infinity. */
    static List<double[]> finite(List<double[]> points) {
        List<double[]> finite = new ArrayList<>();
        for (double[] point : points) {
            if (Arrays.stream(point).allMatch(Double::isFinite)) {
                finite.add(point);
            }
        }
        return finite;
    }
}
