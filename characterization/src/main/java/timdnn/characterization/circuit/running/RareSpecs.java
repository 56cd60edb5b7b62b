package timdnn.characterization.circuit.running;

import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.BenchesPlan;
import timdnn.characterization.circuit.declaration.CircuitFault;
import timdnn.characterization.circuit.declaration.MeasureKind;
import timdnn.characterization.circuit.declaration.SpecsPlan;
import timdnn.characterization.circuit.declaration.SpecsPlan.Spec;
import timdnn.characterization.circuit.declaration.VaryPlan;
import timdnn.characterization.engine.Samples;
import timdnn.characterization.engine.SpiceLimitState;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.rare.MeanShiftImportance;
import timdnn.characterization.rare.RareEstimate;
import timdnn.characterization.rare.StoppingRule;
import timdnn.characterization.rare.form.DesignPointSearch;
import timdnn.characterization.rare.form.DesignPoints;
import timdnn.characterization.rare.form.SearchLimits;
import timdnn.characterization.sample.SampleStream;
import timdnn.characterization.statistics.NormalTail;

/** P(violation) of specifications that ask for it: importance sampling about the most probable failures, by SPICE. */
final class RareSpecs {
    private final StageContext context;
    private final CircuitDeck deck;

    RareSpecs(StageContext context, CircuitDeck deck) {
        this.context = context;
        this.deck = deck;
    }

    void run(SpecsPlan plan) {
        for (Spec spec : plan.specs()) {
            if (spec.rare().isEmpty()) {
                continue;
            }
            Bench bench = context.study().require(BenchesPlan.class).benches().stream()
                    .filter(candidate -> candidate.name().equals(spec.bench()))
                    .findFirst()
                    .orElseThrow();
            if (bench.isPlaced()
                    || bench.samples(context.study()) == 0
                    || context.study().require(VaryPlan.class).own()) {
                throw new CircuitFault(
                        java.util.List.of("specs", spec.name(), "rare"),
                        "cannot be asked of a bench with search or use or without samples, nor of the deck's own draws");
            }
            for (Bench.Point point : bench.points()) {
                spec.min().ifPresent(limit -> run(spec, bench, point, limit, false));
                spec.max().ifPresent(limit -> run(spec, bench, point, limit, true));
            }
        }
    }

    private void run(Spec spec, Bench bench, Bench.Point point, double limit, boolean upper) {
        String state = spec.limitState(point, upper);
        Trial nominal = deck.trial(bench, point);
        // Far out, other measures of the bench may not happen, which is no failure of this one. Arithmetic needs them
        // all.
        if (bench.measures().get(spec.measure()).kind() != MeasureKind.EXPRESSION) {
            nominal = nominal.reading(nominal.measures().stream()
                    .filter(measure -> measure.name().equals(spec.measure()))
                    .toList());
        }
        Trial trial = Variations.varied(context, nominal, Samples.range(0, 0)).as(state);
        int most = spec.rare().orElseThrow().maxSimulations();
        context.listener().stage(bench.name() + " " + state, most, 0);
        SpiceLimitState limitState = new SpiceLimitState(
                context.campaign(), trial, spec.measure(), limit, upper, java.util.Optional.empty(), 0);
        DesignPoints points = new DesignPointSearch(SearchLimits.SPICE).search(limitState);
        RareEstimate estimate;
        if (points.points().isEmpty()) {
            double bound = NormalTail.beyond(points.searchedBeta());
            estimate = new RareEstimate(
                    "no failure found: bound of a half-space",
                    0,
                    0,
                    bound,
                    Double.POSITIVE_INFINITY,
                    points.simulations(),
                    points.failed(),
                    0,
                    0,
                    java.util.List.of());
        } else {
            estimate = new MeanShiftImportance(
                            new SampleStream(context.study().seed(), bench.name(), context.condition()),
                            state,
                            StoppingRule.of(
                                    spec.rare().get().relativeError(), Math.max(most, points.simulations() + 100)))
                    .estimate(limitState, points);
        }
        context.store().putEstimate(bench.name(), context.condition(), state, SpecsPlan.Rare.ROLE, estimate);
    }
}
