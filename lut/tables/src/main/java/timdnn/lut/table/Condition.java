package timdnn.lut.table;

/**
 * Under which a table holds.
 *
 * @param process process corner, for example {@code TT}
 * @param vdd_V supply voltage, V
 * @param temperature_K temperature, K
 */
public record Condition(String process, double vdd_V, double temperature_K) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the process is not named or a number is not positive
     */
    public Condition {
        Require.text(process, "process");
        Require.positive(vdd_V, "vdd_V");
        Require.positive(temperature_K, "temperature_K");
    }

    @Override
    public String toString() {
        return process + " " + vdd_V + " V " + temperature_K + " K";
    }
}
