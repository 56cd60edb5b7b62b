package timdnn.characterization.circuit.declaration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a plan can measure, each with the fields that it takes besides its own and {@code unit}. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are unmodifiable
public enum MeasureKind {
    /** A vector's value at a place of the scale, where another vector crosses a level, or at the end. */
    VALUE("value", "", "at", "when", "level", "edge", "number"),
    /** Where a vector crosses a level. */
    CROSSING("crossing", "s", "level", "edge", "number", "after"),
    /** From one crossing to another. */
    DELAY("delay", "s", "to", "level", "toLevel", "edge", "toEdge", "number", "toNumber", "after"),
    /** Slope between two levels. */
    SLEW("slew", "V/s", "from", "to", "after"),
    /** From {@code after} until a vector stays within a distance of its end, or of {@code to}. */
    SETTLING("settling", "s", "within", "to", "after"),
    /** Integral of a current. */
    CHARGE("charge", "C", "from", "to"),
    /** Integral of a power. */
    ENERGY("energy", "J", "from", "to"),
    /** Mean. */
    AVERAGE("average", "", "from", "to"),
    /** Root of the mean square. */
    RMS("rms", "", "from", "to"),
    /** Largest value. */
    PEAK("peak", "", "from", "to"),
    /** Smallest value. */
    VALLEY("valley", "", "from", "to"),
    /** Largest less smallest value. */
    PEAK_TO_PEAK("peakToPeak", "", "from", "to"),
    /** Magnitude in dB at a frequency. */
    GAIN("gain", "dB", "at"),
    /** Phase in degrees at a frequency, continuous from the first. */
    PHASE("phase", "deg", "at"),
    /** Frequency at which the magnitude has dropped from that at the first frequency. */
    BANDWIDTH("bandwidth", "Hz", "drop"),
    /** Frequency of magnitude 1. */
    UNITY_GAIN("unityGain", "Hz"),
    /** 180 degrees and the phase at magnitude 1. */
    PHASE_MARGIN("phaseMargin", "deg"),
    /** Total noise of the output or the input, over the frequencies of a noise analysis. */
    INTEGRATED_NOISE("integratedNoise", "V"),
    /** Side of the largest square between two transfer curves, the smaller of both lobes. */
    BUTTERFLY("butterfly", "V", "with"),
    /** A {@code .meas} card as written. */
    CARD("meas", ""),
    /** Arithmetic over other measures of the bench and parameters. */
    EXPRESSION("expression", "");

    private final String key;
    private final String unit;
    private final List<String> fields;

    MeasureKind(String key, String unit, String... fields) {
        this.key = key;
        this.unit = unit;
        this.fields = List.of(fields);
    }

    /** The key in a plan. */
    String key() {
        return key;
    }

    /** Its SI unit; empty where that depends on the vector. */
    public String unit() {
        return unit;
    }

    /** Fields besides its own and {@code unit}. */
    List<String> fields() {
        return fields;
    }

    static Optional<MeasureKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(MeasureKind::key).toList();
    }
}
