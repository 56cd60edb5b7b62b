package timdnn.characterization.circuit.measure;

import java.util.Locale;
import timdnn.harness.netlist.SpiceNumber;

/** Crossings as ngspice's {@code meas} has them. */
final class MeasText {
    private MeasText() {}

    /** Behind the vector of a {@code trig} or {@code targ}. */
    static String value(Trace.Crossing crossing) {
        return " val=" + SpiceNumber.format(crossing.level()) + rest(crossing);
    }

    /** A {@code when} with its vector. */
    static String when(String vector, Trace.Crossing crossing) {
        return " when " + vector + "=" + SpiceNumber.format(crossing.level()) + rest(crossing);
    }

    private static String rest(Trace.Crossing crossing) {
        return (Double.isInfinite(crossing.after()) ? "" : " td=" + SpiceNumber.format(crossing.after()))
                + " " + crossing.edge().name().toLowerCase(Locale.ROOT) + "="
                + (crossing.number() == 0 ? "last" : Integer.toString(crossing.number()));
    }
}
