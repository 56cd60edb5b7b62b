package timdnn.network.accuracy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import timdnn.lut.store.LutArtifact;
import timdnn.network.TernaryNetwork;
import timdnn.tile.AccessTally;
import timdnn.tile.error.SenseErrors;

/** Goes up the steps of {@link GrownErrors}, layer by layer and state by state, until the loss is surely above what is allowed. */
final class ToleranceSearch {
    /**
     * What errors cost, paired over what was run.
     *
     * @param estimate the loss
     * @param low lower end of its 95 % interval
     * @param high upper end
     */
    record Loss(double estimate, double low, double high) {}

    private final TernaryNetwork network;
    private final LutArtifact table;
    private final GrownErrors grown;
    private final double allowed;
    private final Function<SenseErrors, Loss> run;

    /**
     * A search.
     *
     * @param network the network
     * @param table the tables
     * @param allowed the loss in question, above 0
     * @param run the loss with errors
     */
    ToleranceSearch(TernaryNetwork network, LutArtifact table, double allowed, Function<SenseErrors, Loss> run) {
        this.network = network;
        this.table = table;
        this.grown = new GrownErrors(table);
        this.allowed = allowed;
        this.run = run;
    }

    /** How many runs it takes at most. */
    static int most(TernaryNetwork network, LutArtifact table) {
        int searches = 1 + network.matrixLayers().size() + table.geometry().largestCount() + 1;
        return searches * (GrownErrors.FACTORS.length + GrownErrors.OFFSETS_V.length);
    }

    /**
     * All layers and states at once.
     *
     * @param accesses those that P_E is a mean over
     */
    Tolerance.Whole whole(AccessTally accesses) {
        Tolerance.Limit limit = limit(
                "all layers",
                factor -> SenseErrors.iid(grown.scaled(factor, -1)),
                offset_V -> SenseErrors.iid(grown.blurred(offset_V, -1)));
        DoubleUnaryOperator probability =
                factor -> Double.isInfinite(factor) ? factor : accesses.senseErrorProbability(grown.scaled(factor, -1));
        return new Tolerance.Whole(
                limit,
                new Tolerance.End(
                        probability.applyAsDouble(limit.rate().at()),
                        probability.applyAsDouble(limit.rate().low()),
                        probability.applyAsDouble(limit.rate().high())));
    }

    /** By layer, all others exact. */
    List<Tolerance.Limit> layers() {
        return IntStream.range(0, network.matrixLayers().size())
                .mapToObj(layer -> limit(
                        network.matrixLayers().get(layer).name(),
                        factor -> GrownErrors.in(layer, grown.scaled(factor, -1)),
                        offset_V -> GrownErrors.in(layer, grown.blurred(offset_V, -1))))
                .toList();
    }

    /** By state, in all layers, all other states exact. */
    List<Tolerance.Limit> states() {
        return IntStream.rangeClosed(0, table.geometry().largestCount())
                .mapToObj(state -> limit(
                        "S" + state,
                        factor -> SenseErrors.iid(grown.scaled(factor, state)),
                        offset_V -> SenseErrors.iid(grown.blurred(offset_V, state))))
                .toList();
    }

    private Tolerance.Limit limit(
            String name, DoubleFunction<SenseErrors> byFactor, DoubleFunction<SenseErrors> byOffset) {
        return new Tolerance.Limit(
                name, search(GrownErrors.FACTORS, byFactor), search(GrownErrors.OFFSETS_V, byOffset));
    }

    private Tolerance.End search(double[] steps, DoubleFunction<SenseErrors> errors) {
        OptionalDouble at = OptionalDouble.empty();
        double low = 0;
        boolean surelyBelow = true;
        double lossBefore = 0;
        double stepBefore = 0;
        for (double step : steps) {
            Loss loss = run.apply(errors.apply(step));
            surelyBelow &= loss.high() < allowed;
            low = surelyBelow ? step : low;
            if (at.isEmpty() && loss.estimate() >= allowed) {
                at = OptionalDouble.of(
                        stepBefore + (allowed - lossBefore) / (loss.estimate() - lossBefore) * (step - stepBefore));
            }
            if (loss.low() > allowed) {
                return new Tolerance.End(at.orElse(step), Math.min(low, at.orElse(step)), step);
            }
            lossBefore = loss.estimate();
            stepBefore = step;
        }
        return new Tolerance.End(at.orElse(stepBefore), Math.min(low, at.orElse(stepBefore)), Double.POSITIVE_INFINITY);
    }
}
