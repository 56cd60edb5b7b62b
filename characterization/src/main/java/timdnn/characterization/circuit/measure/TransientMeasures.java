package timdnn.characterization.circuit.measure;

import timdnn.harness.netlist.SpiceNumber;

/** Measures along time: delays, slopes, settling and integrals. */
final class TransientMeasures {
    private final MeasureFields fields;
    private final MeasureDraft draft;

    TransientMeasures(MeasureFields fields, MeasureDraft draft) {
        this.fields = fields;
        this.draft = draft;
    }

    void delay() {
        if (!fields.has("to")) {
            throw new IllegalArgumentException("needs to, the vector up to whose crossing is measured");
        }
        Trace.Crossing from = fields.crossing();
        Trace.Crossing to = new Trace.Crossing(
                fields.has("toLevel") ? fields.number("toLevel") : from.level(),
                fields.has("toEdge") ? fields.edge("toEdge") : from.edge(),
                fields.has("toNumber") ? fields.count("toNumber") : from.number(),
                from.after());
        draft.between(
                draft.vector("x", fields.subject()),
                from,
                draft.vector("y", fields.text("to").orElseThrow()),
                to);
    }

    void slew() {
        double from = fields.number("from");
        double to = fields.number("to");
        double after = fields.number("after", "-1");
        Trace.Edge edge = to > from ? Trace.Edge.RISE : Trace.Edge.FALL;
        draft.rate(
                draft.vector("x", fields.subject()),
                new Trace.Crossing(from, edge, 1, after),
                new Trace.Crossing(to, edge, 1, after),
                SpiceNumber.format(to - from));
    }

    void settling() {
        String x = draft.vector("x", fields.subject());
        String end = fields.has("to") ? SpiceNumber.format(fields.number("to")) : x + "[length(" + x + ")-1]";
        String distance = draft.let("y", "abs(" + x + "-(" + end + "))");
        draft.settles(distance, fields.number("within"), fields.number("after", "0"));
    }

    void integral() {
        draft.integral(draft.vector("x", fields.subject()), fields.optionalNumber("from"), fields.optionalNumber("to"));
    }
}
