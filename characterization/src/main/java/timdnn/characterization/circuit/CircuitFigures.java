package timdnn.characterization.circuit;

import java.util.Optional;
import timdnn.characterization.circuit.CircuitFindings.MeasureFinding;
import timdnn.characterization.circuit.CircuitFindings.SpecFinding;
import timdnn.characterization.figure.Figure;
import timdnn.characterization.figure.FigureStatus;
import timdnn.characterization.statistics.Estimate;

/** Figures of a declared circuit; names and units are those of its plan. */
public final class CircuitFigures {
    private CircuitFigures() {}

    /**
     * A measure without variation.
     *
     * @param measure the measure
     * @return the figure; NaN where it failed or did not happen
     */
    public static Figure nominal(MeasureFinding measure) {
        return number(measure.name() + ".nominal", measure.unit(), "without variation", measure.nominal());
    }

    /**
     * Mean of a measure.
     *
     * @param measure the measure
     * @return the figure; the nominal value without an interval where nothing varies
     */
    public static Figure mean(MeasureFinding measure) {
        String key = measure.name() + ".mean";
        return measure.mean()
                .map(mean -> interval(key, measure.unit(), "mean over samples", mean))
                .orElseGet(() -> number(key, measure.unit(), "without variation", measure.nominal()));
    }

    /**
     * Spread of a measure.
     *
     * @param measure the measure
     * @return the figure; NaN where nothing varies
     */
    public static Figure sigma(MeasureFinding measure) {
        return interval(measure.name() + ".sigma", measure.unit(), "standard deviation over samples", measure.sigma());
    }

    /**
     * Yield of a specification at its worst point.
     *
     * @param spec the specification
     * @return the figure, a share; NaN where nothing varies
     */
    public static Figure yieldOf(SpecFinding spec) {
        return interval(spec.name() + ".yield", "", "share of samples that meet it", spec.yield());
    }

    /**
     * The value nearest to a limit or farthest beyond.
     *
     * @param spec the specification
     * @return the figure
     */
    public static Figure worst(SpecFinding spec) {
        return number(spec.name() + ".worst", spec.unit(), "value nearest to a limit or farthest beyond", spec.worst());
    }

    /**
     * How often samples violate a specification, by rare-event estimators.
     *
     * @param spec the specification
     * @return the figure, a probability; NaN where it was not asked for
     */
    public static Figure violation(SpecFinding spec) {
        return interval(
                spec.name() + ".violation", "", "P(violation)", spec.violation().map(found -> found.probability()));
    }

    private static Figure number(String key, String unit, String meaning, double value) {
        return new Figure(key, unit, meaning, value, value, value, 0, FigureStatus.S, Optional.empty());
    }

    private static Figure interval(String key, String unit, String meaning, Estimate found) {
        return new Figure(
                key,
                unit,
                meaning,
                found.estimate(),
                found.low(),
                found.high(),
                found.simulations(),
                FigureStatus.S,
                Optional.empty());
    }

    private static Figure interval(String key, String unit, String meaning, Optional<Estimate> found) {
        return found.map(estimate -> interval(key, unit, meaning, estimate))
                .orElseGet(() -> number(key, unit, meaning, Double.NaN));
    }
}
