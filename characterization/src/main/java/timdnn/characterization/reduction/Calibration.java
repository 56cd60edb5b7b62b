package timdnn.characterization.reduction;

import java.util.List;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.StandAloneDeck;
import timdnn.harness.HarnessException;
import timdnn.harness.netlist.SpiceNumber;

/** Finds the wordline delay at which one bitline alone reads as the full column does in one nominal state. */
@SuppressWarnings("MemberName") // suffixes are units
final class Calibration {
    static final String EXPERIMENT = "calibration";
    static final String COLUMN = "column";

    /** Fact: the calibrated delay in s. */
    static final String DELAY = "t_wlr";

    /** First two wordline delays of the secant method, s. */
    private static final double[] FIRST_DELAYS_S = {6e-12, 9e-12};

    private static final int SECANT_STEPS = 3;
    static final int SIMULATIONS = 1 + FIRST_DELAYS_S.length + SECANT_STEPS;

    private final StageContext context;
    private final BitlineBench bench;

    Calibration(StageContext context) {
        this.context = context;
        bench = new BitlineBench(context.study(), context.netlists());
    }

    /** Finds the wordline's delay at which one bitline in S4 reaches the full column's voltage, by the secant method. */
    BitlineForm calibrate(double strobe_s) {
        int n = BitlineBench.CALIBRATION_STATE;
        context.campaign().run(List.of(bench.column(EXPERIMENT, COLUMN, n, strobe_s)));
        double precharged = value(COLUMN, "v_pre");
        double target = value(COLUMN, "v_bl");
        double[] delay = FIRST_DELAYS_S.clone();
        double[] error = new double[delay.length];
        for (int i = 0; i < delay.length; i++) {
            error[i] = calibrationError(n, new BitlineForm(precharged, delay[i]), strobe_s, target);
        }
        for (int step = 0; step < SECANT_STEPS; step++) {
            double next = delay[1] - error[1] * (delay[1] - delay[0]) / (error[1] - error[0]);
            // Femtoseconds, so that the deck shows the number in full.
            next = Math.rint(Math.max(next, 0.1e-12) * 1e15) / 1e15;
            if (next == delay[1]) {
                break;
            }
            delay[0] = delay[1];
            error[0] = error[1];
            delay[1] = next;
            error[1] = calibrationError(n, new BitlineForm(precharged, next), strobe_s, target);
        }
        context.store().putFact(DELAY, context.condition(), SpiceNumber.format(delay[1]));
        context.store()
                .putFact(
                        StandAloneDeck.WITHOUT_CALIBRATION,
                        context.condition(),
                        "The full column holds with other versions and finer steps: experiments reduction (state S4 column) "
                                + "and guard.");
        return new BitlineForm(precharged, delay[1]);
    }

    private double calibrationError(int n, BitlineForm form, double strobe_s, double target) {
        String state = "bitline " + SpiceNumber.format(form.wordlineDelay_s()) + " s";
        context.campaign().run(List.of(bench.bitline(EXPERIMENT, state, n, form, strobe_s)));
        return value(state, "v_bl") - target;
    }

    private double value(String state, String measure) {
        double value = context.store().value(EXPERIMENT, context.condition(), state, measure, 0);
        if (Double.isNaN(value)) {
            throw new HarnessException("the calibration of the reduced form failed: " + state + " gave no " + measure);
        }
        return value;
    }
}
