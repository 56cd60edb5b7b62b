package timdnn.characterization.circuit.finding;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.store.StoredEstimate;

/**
 * What the benches of a declared circuit gave under one condition.
 *
 * @param measures every measure at every point, in the plan's order
 * @param specs every specification at its worst point
 * @param tables lookup tables
 */
public record CircuitFindings(List<MeasureFinding> measures, List<SpecFinding> specs, List<GridTable> tables) {
    /** Copies the lists. */
    public CircuitFindings {
        measures = List.copyOf(measures);
        specs = List.copyOf(specs);
        tables = List.copyOf(tables);
    }

    /**
     * A measure at a point.
     *
     * @param name bench and measure, {@code step.delay}
     * @param point name of the point of the grid, {@code nominal} where there is none
     * @param unit SI unit
     * @param nominal without variation; NaN where it failed or did not happen
     * @param mean mean over samples; empty where fewer than two gave a number
     * @param sigma standard deviation over samples
     * @param least smallest value of a sample, or the nominal one
     * @param greatest largest value
     * @param n samples that gave a number, or 1 where nothing varies
     * @param failed samples whose simulation failed, or in which what is measured never happened
     * @param shares share of the variance by variable, largest first; empty where there are too few samples to tell
     */
    public record MeasureFinding(
            String name,
            String point,
            String unit,
            double nominal,
            Optional<Estimate> mean,
            Optional<Estimate> sigma,
            double least,
            double greatest,
            int n,
            int failed,
            Map<String, Double> shares) {
        /** Copies the map. */
        public MeasureFinding {
            shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
        }

        /** A measure that nothing varies. */
        static MeasureFinding nominal(String name, String point, String unit, double nominal) {
            int there = Double.isFinite(nominal) ? 1 : 0;
            return new MeasureFinding(
                    name,
                    point,
                    unit,
                    nominal,
                    Optional.empty(),
                    Optional.empty(),
                    nominal,
                    nominal,
                    there,
                    1 - there,
                    Map.of());
        }

        /** A measure over samples, of which some gave a number. */
        static MeasureFinding sampled(
                String name,
                String point,
                String unit,
                double nominal,
                double[] values,
                int samples,
                Map<String, Double> shares) {
            boolean spreads = values.length > 1;
            return new MeasureFinding(
                    name,
                    point,
                    unit,
                    nominal,
                    spreads ? Optional.of(Estimate.mean(values)) : Optional.empty(),
                    spreads ? Optional.of(Estimate.sigma(values)) : Optional.empty(),
                    Arrays.stream(values).min().orElse(nominal),
                    Arrays.stream(values).max().orElse(nominal),
                    values.length,
                    samples - values.length,
                    shares);
        }
    }

    /**
     * A specification.
     *
     * @param name its name
     * @param measure bench and measure
     * @param point point of the grid where the yield is least
     * @param passes whether the nominal circuit meets it at every point
     * @param yield share of the samples that meet it at the worst point, with the interval of Clopper and Pearson; empty
     *     where nothing varies
     * @param cpk distance of the mean to the nearer limit over 3 σ; empty where nothing varies
     * @param worst the value nearest to a limit or farthest beyond
     * @param unit SI unit
     * @param violation P(violation) by rare-event estimators, of both limits the larger; empty unless asked for
     */
    public record SpecFinding(
            String name,
            String measure,
            String point,
            boolean passes,
            Optional<Estimate> yield,
            OptionalDouble cpk,
            double worst,
            String unit,
            Optional<StoredEstimate> violation) {}
}
