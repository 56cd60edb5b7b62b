package timdnn.characterization.circuit.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * A vector over its scale, read as ngspice's {@code meas} reads it: linear between points. Answers are NaN where
 * {@code meas} fails.
 */
final class Trace {
    private static final double ROUNDING = 1e-9;

    private final double[] scale;
    private final double[] values;

    /**
     * A vector over its scale.
     *
     * @param scale time, frequency or swept value, in the order of simulation; not copied
     * @param values the vector at these points; not copied
     */
    Trace(double[] scale, double[] values) {
        this.scale = scale;
        this.values = values;
    }

    double[] scale() {
        return scale;
    }

    double[] values() {
        return values;
    }

    /** Which way a level is passed. */
    enum Edge {
        /** From below. */
        RISE,
        /** From above. */
        FALL,
        /** Either way. */
        CROSS
    }

    /** What is looked for: the {@code number}-th crossing of a level from {@code after} on; number 0 is the last. */
    record Crossing(double level, Edge edge, int number, double after) {}

    double first() {
        return values[0];
    }

    double last() {
        return values[values.length - 1];
    }

    /** The value at a place of the scale; NaN beyond its ends. */
    double at(double x) {
        double slack = ROUNDING * Math.abs(scale[scale.length - 1] - scale[0]);
        for (int i = 1; i < scale.length; i++) {
            double low = Math.min(scale[i - 1], scale[i]);
            double high = Math.max(scale[i - 1], scale[i]);
            if (x >= low - slack && x <= high + slack) {
                double fraction = high > low ? (x - scale[i - 1]) / (scale[i] - scale[i - 1]) : 1;
                return values[i - 1] + fraction * (values[i] - values[i - 1]);
            }
        }
        return Double.NaN;
    }

    /** Where a level is passed; NaN where that does not happen. */
    double where(Crossing sought) {
        List<Double> found = new ArrayList<>();
        int before = -1;
        for (int i = 0; i < scale.length; i++) {
            if (scale[i] < sought.after()) {
                continue;
            }
            if (before >= 0 && passes(values[before], values[i], sought)) {
                double share = values[i] == values[before]
                        ? 0
                        : (sought.level() - values[before]) / (values[i] - values[before]);
                found.add(scale[before] + share * (scale[i] - scale[before]));
                if (found.size() == sought.number()) {
                    return found.get(found.size() - 1);
                }
            }
            before = i;
        }
        return sought.number() == 0 && !found.isEmpty() ? found.get(found.size() - 1) : Double.NaN;
    }

    private static boolean passes(double from, double to, Crossing sought) {
        boolean rises = from < sought.level() && to >= sought.level();
        boolean falls = from > sought.level() && to <= sought.level();
        return switch (sought.edge()) {
            case RISE -> rises;
            case FALL -> falls;
            case CROSS -> rises || falls;
        };
    }

    /** Integral by the trapezoidal rule over a part of the scale, whose ends are interpolated. */
    double integral(double from, double to) {
        double sum = 0;
        for (int i = 1; i < scale.length; i++) {
            double low = Math.max(from, scale[i - 1]);
            double high = Math.min(to, scale[i]);
            if (high > low) {
                sum += 0.5 * (between(i, low) + between(i, high)) * (high - low);
            }
        }
        return sum;
    }

    private double between(int i, double x) {
        return values[i - 1] + (x - scale[i - 1]) / (scale[i] - scale[i - 1]) * (values[i] - values[i - 1]);
    }
}
