package timdnn.characterization.sense.comparator;

/** Voltages that are found by one simulation and set in the next. */
@SuppressWarnings("MemberName") // suffixes are units
public final class DeckVoltage {
    private DeckVoltage() {}

    /**
     * A voltage in hundredths of a millivolt, so that a deck shows the number in full.
     *
     * @param voltage_V the voltage in V
     * @return the nearest such voltage in V
     */
    public static double rounded(double voltage_V) {
        return Math.rint(voltage_V * 1e5) / 1e5;
    }
}
