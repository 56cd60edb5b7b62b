package timdnn.characterization.circuit.measure;

import timdnn.harness.netlist.SpiceNumber;

/** Measures over frequency: gain, phase, bandwidth, margins and integrated noise. */
final class FrequencyMeasures {
    /** Half the power, in dB. */
    private static final String HALF = SpiceNumber.format(10 * Math.log10(2));

    private final MeasureFields fields;
    private final MeasureDraft draft;

    FrequencyMeasures(MeasureFields fields, MeasureDraft draft) {
        this.fields = fields;
        this.draft = draft;
    }

    void gain() {
        atFrequency(magnitude());
    }

    void phase() {
        atFrequency(degrees());
    }

    /** At a frequency, or the first. */
    private void atFrequency(String expression) {
        String g = draft.let("x", expression);
        if (fields.has("at")) {
            draft.at(g, fields.number("at"));
        } else {
            draft.scalar(g + "[0]");
        }
    }

    void bandwidth() {
        String g = draft.let("g", magnitude());
        String drop = draft.let("x", g + "-" + g + "[0]");
        draft.where(drop, falling(-fields.number("drop", HALF)));
    }

    void unityGain() {
        draft.where(draft.let("x", magnitude()), falling(0));
    }

    void phaseMargin() {
        String phase = draft.let("y", "180+" + degrees());
        String g = draft.let("x", magnitude());
        draft.find(phase, g, falling(0));
    }

    void integratedNoise() {
        draft.scalar(
                switch (fields.subject()) {
                    case "output" -> "onoise_total";
                    case "input" -> "inoise_total";
                    default ->
                        throw new IllegalArgumentException("must be output or input, was \"" + fields.subject() + "\"");
                });
    }

    private String magnitude() {
        return "db(" + fields.subject() + ")";
    }

    private String degrees() {
        return "57.29577951308232*cph(" + fields.subject() + ")";
    }

    private static Trace.Crossing falling(double level) {
        return new Trace.Crossing(level, Trace.Edge.FALL, 1, Double.NEGATIVE_INFINITY);
    }
}
