package timdnn.lut.store;

import java.util.List;

/**
 * How well the tables reproduce simulations that were kept out of the fit.
 *
 * @param entries one per quantity and metric, in the order of the report
 */
public record FitReport(List<Entry> entries) {
    /** Keeps its own copy. */
    public FitReport {
        entries = List.copyOf(entries);
    }

    /**
     * One held-out figure.
     *
     * @param quantity what was fitted, for example {@code V_BL(n)}
     * @param metric how the error is measured, for example {@code RMS} or {@code largest}
     * @param value the error on the held-out simulations
     * @param limit the largest acceptable value; infinite if the figure is only for information
     * @param unit unit of value and limit
     * @param heldOut number of held-out simulations
     */
    public record Entry(String quantity, String metric, double value, double limit, String unit, long heldOut) {
        /** Checks that texts are given and numbers are numbers. */
        public Entry {
            requireText(quantity, "quantity");
            requireText(metric, "metric");
            requireText(unit, "unit");
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("value must be finite, was " + value);
            }
            if (Double.isNaN(limit)) {
                throw new IllegalArgumentException("limit must be a number, was NaN");
            }
            if (heldOut < 0) {
                throw new IllegalArgumentException("heldOut must not be negative, was " + heldOut);
            }
        }

        private static void requireText(String value, String name) {
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException(name + " must be given");
            }
        }

        /** {@return whether the error is within its limit} */
        public boolean withinLimit() {
            return value <= limit;
        }
    }

    /** {@return whether every error is within its limit} */
    public boolean withinLimits() {
        return entries.stream().allMatch(Entry::withinLimit);
    }
}
