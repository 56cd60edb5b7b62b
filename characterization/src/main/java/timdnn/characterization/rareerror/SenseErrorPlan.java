package timdnn.characterization.rareerror;

import java.util.Map;
import java.util.Optional;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.plan.CountHistogram;
import timdnn.characterization.plan.StateRange;

/**
 * The rare-event experiment: P(code too low | n) and P(code too high | n) for every state.
 *
 * @param firstState lowest state
 * @param lastState highest state, at most that of the largest code
 * @param method how a probability is estimated
 * @param relativeError relative standard error at which an estimate stops, above 0; with a histogram that of P_E
 * @param maxSimulations largest number of simulations for each threshold
 * @param subset samples a level of the subset simulation that checks each estimate; 0 for no check
 * @param histogram conversions of a network, by which simulations are shared out
 */
public record SenseErrorPlan(
        int firstState,
        int lastState,
        Method method,
        double relativeError,
        int maxSimulations,
        int subset,
        Optional<CountHistogram> histogram)
        implements StateRange {
    /** How a probability is estimated. */
    public enum Method {
        /** Design points by FORM, then importance sampling from normals shifted there, with a defensive mixture. */
        IMPORTANCE,
        /** Design points by FORM, then line sampling along their directions. */
        LINES,
        /** Importance sampling whose samples are chosen by a surrogate, a parabola along each axis, and corrected by SPICE. */
        SURROGATE
    }

    static final int FEWEST_SIMULATIONS = 300;

    /** The highest state alone, which errs most and to one side only. */
    @Override
    public SenseErrorPlan thin(ArrayGeometry geometry) {
        return new SenseErrorPlan(lastState, lastState, method, 1, FEWEST_SIMULATIONS, 0, histogram);
    }

    @Override
    public Map<String, CountHistogram> histograms() {
        return histogram.map(found -> Map.of("senseError.histogram", found)).orElse(Map.of());
    }
}
