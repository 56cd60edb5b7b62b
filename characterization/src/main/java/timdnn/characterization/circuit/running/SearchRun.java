package timdnn.characterization.circuit.running;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import timdnn.characterization.circuit.declaration.Expression;
import timdnn.characterization.circuit.declaration.SearchPlan;
import timdnn.characterization.circuit.measure.ParameterScope;
import timdnn.characterization.engine.Samples;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.variation.InstanceVariables;

/**
 * A bracketed secant in every sample of a trial: secant and bisection in turn, so that a step as of a comparator is found
 * as surely as a smooth curve is found fast. All steps are stored samples, of state {@code <state> searching}; what is found
 * is simulated once more and stored under the trial's own state.
 */
final class SearchRun {
    /** Simulations that a search usually takes. */
    static final int USUAL = 15;

    private static final int MOST_STEPS = 80;
    private static final String SEARCHING = " searching";

    private final StageContext context;
    private final SearchPlan plan;
    private final SamplePoints points;
    private final double from;
    private final double to;
    private final double target;
    private final double tolerance;

    SearchRun(StageContext context, SearchPlan plan, SamplePoints points, ParameterScope scope) {
        this.context = context;
        this.plan = plan;
        this.points = points;
        from = number(plan.from(), scope);
        to = number(plan.to(), scope);
        target = number(plan.target(), scope);
        tolerance = Math.abs(number(plan.tolerance(), scope));
    }

    private static double number(String text, ParameterScope scope) {
        return Expression.parse(text).value(scope::value);
    }

    /** Where one sample stands. */
    private static final class Bracket {
        private final int sample;
        private final double[] z;
        private double low;
        private double high;
        private double atLow;
        private double atHigh;
        private double asked;

        Bracket(int sample, double[] z) {
            this.sample = sample;
            this.z = z;
        }

        double[] point(double x) {
            double[] point = java.util.Arrays.copyOf(z, z.length + 1);
            point[z.length] = x;
            return point;
        }
    }

    /** Searches in every sample of a trial that varies. */
    void run(Trial trial) {
        InstanceVariables variables = points.variables(trial).searching(plan.device(), plan.parameter());
        Trial steps = trial.keeping(List.of()).as(trial.state() + SEARCHING).varying(Samples.range(0, 0), variables);
        List<Bracket> open = new ArrayList<>();
        int count = trial.samples().to();
        for (int sample = trial.samples().from(); sample < count; sample++) {
            double[] z = points.of(trial, sample);
            if (SamplePoints.isThere(z)) {
                open.add(new Bracket(sample, z));
            }
        }
        context.listener().stage(trial.experiment() + " " + trial.state(), open.size() * USUAL, 0);
        List<Bracket> found = new ArrayList<>();
        for (int step = 0; step < MOST_STEPS && !open.isEmpty(); step++) {
            for (Bracket bracket : open) {
                bracket.asked = next(bracket, step);
            }
            double[] values = evaluate(steps, open, step, count);
            List<Bracket> still = new ArrayList<>();
            for (int i = 0; i < values.length; i++) {
                Bracket bracket = open.get(i);
                take(bracket, step, values[i] - target);
                if (step == 0
                        || (step == 1 && bracket.atLow * bracket.atHigh <= 0)
                        || (step > 1 && !Double.isNaN(bracket.atLow) && !Double.isNaN(bracket.atHigh))) {
                    (step > 1 && Math.abs(bracket.high - bracket.low) <= tolerance ? found : still).add(bracket);
                }
            }
            open = still;
        }
        store(trial, variables, found);
    }

    private double[] evaluate(Trial steps, List<Bracket> open, int step, int count) {
        return context.campaign()
                .evaluate(
                        steps,
                        plan.measure(),
                        open.stream()
                                .map(bracket -> step * count + bracket.sample)
                                .toList(),
                        open.stream()
                                .map(bracket -> bracket.point(bracket.asked))
                                .toList());
    }

    private double next(Bracket bracket, int step) {
        if (step < 2) {
            return step == 0 ? from : to;
        }
        double middle = 0.5 * (bracket.low + bracket.high);
        if (step % 2 == 1 || bracket.atHigh == bracket.atLow) {
            return middle;
        }
        double secant = bracket.low - bracket.atLow * (bracket.high - bracket.low) / (bracket.atHigh - bracket.atLow);
        // A little to the far side of the root, so that the bracket closes from both ends.
        double nudged = secant + 0.4 * tolerance * Math.signum(middle - secant);
        double least = Math.min(bracket.low, bracket.high);
        double most = Math.max(bracket.low, bracket.high);
        return nudged > least && nudged < most ? nudged : middle;
    }

    private static void take(Bracket bracket, int step, double value) {
        if (step == 0) {
            bracket.low = bracket.asked;
            bracket.atLow = value;
        } else if (step == 1) {
            bracket.high = bracket.asked;
            bracket.atHigh = value;
        } else if (Double.isNaN(value)) {
            bracket.atLow = Double.NaN;
        } else if ((value <= 0) == (bracket.atLow <= 0)) {
            bracket.low = bracket.asked;
            bracket.atLow = value;
        } else {
            bracket.high = bracket.asked;
            bracket.atHigh = value;
        }
    }

    private void store(Trial trial, InstanceVariables variables, List<Bracket> found) {
        if (found.isEmpty()) {
            context.listener()
                    .finding(trial.experiment() + " " + trial.state() + ": no sample reaches the target between "
                            + plan.from() + " and " + plan.to());
            return;
        }
        found.sort(java.util.Comparator.comparingInt(bracket -> bracket.sample));
        Trial last = trial.varying(Samples.range(0, 0), variables);
        context.campaign()
                .evaluate(
                        last,
                        "search",
                        IntStream.range(0, found.size())
                                .mapToObj(i -> found.get(i).sample)
                                .toList(),
                        found.stream()
                                .map(bracket -> bracket.point(0.5 * (bracket.low + bracket.high)))
                                .toList());
    }
}
