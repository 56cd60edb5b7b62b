package timdnn.characterization.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.column.ColumnFindings.AccessEnergyPoint;
import timdnn.characterization.column.ColumnFindings.SenseState;
import timdnn.characterization.column.EnergyPlan;
import timdnn.characterization.column.StrobeReach;
import timdnn.characterization.plan.Study;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.statistics.ParetoFront;

/**
 * A condition of a study as a point of its design space: what it reads, at what cost.
 *
 * @param condition name of the condition
 * @param vdd_V supply in V
 * @param strobe_s strobe in s after the wordlines' edge
 * @param strobeReach whether that gives the margin that the plan asks for
 * @param meanMargin_V mean nominal margin between the plan's states in V
 * @param smallestMargin_V smallest nominal margin between neighbours of S0 to S8 in V
 * @param sigma σ of the bitline in S4, or in the highest state below that Monte Carlo visited, or in its lowest
 * @param margin smallest half-margin in σ over the states that Monte Carlo visited
 * @param worstError largest P(error) of a state, and how it was found
 * @param energy_J energy of an access of S4 in J, one column
 * @param leakage_J share of leakage in that over the cycle, in J
 * @param time_s the access: strobe, gap and precharge if energy was simulated, else the strobe alone, in s
 * @param transistors transistors of a cell
 * @param pareto whether no other condition is better in margin, energy and time at once
 */
@SuppressWarnings("MemberName") // suffixes are units
public record SweepPoint(
        String condition,
        double vdd_V,
        double strobe_s,
        StrobeReach strobeReach,
        double meanMargin_V,
        double smallestMargin_V,
        Optional<StateSigma> sigma,
        Optional<Margin> margin,
        Optional<WorstError> worstError,
        OptionalDouble energy_J,
        OptionalDouble leakage_J,
        double time_s,
        OptionalInt transistors,
        boolean pareto) {
    private static final int SHOWN_STATE = 4;

    /**
     * Spread of a state.
     *
     * @param n the state
     * @param sigma_V σ of its bitline voltage in V
     */
    public record StateSigma(int n, Estimate sigma_V) {}

    /**
     * The half-margin nearest to its spread: half of the smaller nominal margin beside S_n over σ of S_n.
     *
     * @param n the state in which it is smallest
     * @param sigmas its value in σ, with the interval that σ's own gives
     */
    public record Margin(int n, Estimate sigmas) {}

    /**
     * The worst state's error rate.
     *
     * @param n the state
     * @param probability P(code is wrong)
     * @param method how it was found, for example {@code normal tail}
     */
    public record WorstError(int n, Estimate probability, String method) {}

    /**
     * The points of a study, its front marked.
     *
     * @param study the study
     * @param findings what was found under each of its conditions, in the plan's order
     * @return one point a condition
     * @throws IllegalArgumentException if there are more findings than conditions
     */
    public static List<SweepPoint> of(Study study, List<ConditionFindings> findings) {
        List<Study> conditions = study.conditions();
        if (findings.size() > conditions.size()) {
            throw new IllegalArgumentException(
                    "findings must number at most " + conditions.size() + ", were " + findings.size());
        }
        List<SweepPoint> points = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            points.add(of(conditions.get(i), findings.get(i)));
        }
        // Where nothing of an objective was simulated it is the same for all and decides nothing.
        double[][] objectives = points.stream()
                .map(point -> new double[] {
                    point.margin().map(margin -> margin.sigmas().estimate()).orElse(0.0),
                    point.energy_J().orElse(0),
                    point.time_s()
                })
                .toArray(double[][]::new);
        boolean[] front = ParetoFront.members(
                objectives, ParetoFront.Better.LARGER, ParetoFront.Better.SMALLER, ParetoFront.Better.SMALLER);
        for (int i = 0; i < front.length; i++) {
            points.set(i, points.get(i).onFront(front[i]));
        }
        return List.copyOf(points);
    }

    private static SweepPoint of(Study study, ConditionFindings all) {
        ColumnFindings findings = all.requireColumn();
        double smallest = Double.POSITIVE_INFINITY;
        for (int n = 0; n < findings.largestCount(); n++) {
            smallest = Math.min(smallest, findings.margin_V(n));
        }
        Optional<AccessEnergyPoint> access = findings.energy().stream()
                .filter(point -> point.n() == SHOWN_STATE && point.k() == 0)
                .findFirst();
        double gap = study.section(EnergyPlan.class)
                .map(EnergyPlan::wordlineToPrecharge_s)
                .orElse(0.0);
        return new SweepPoint(
                all.condition(),
                study.corner().vdd_V(),
                findings.strobe_s(),
                findings.strobeReach(),
                findings.meanMargin_V(),
                smallest,
                sigma(findings.states()),
                findings.states().stream()
                        .filter(state -> state.n() <= findings.largestCount()
                                && state.sigma_V().estimate() > 0)
                        .map(state -> margin(findings, state))
                        .min(Comparator.comparingDouble(
                                margin -> margin.sigmas().estimate())),
                worst(all),
                access.map(point -> OptionalDouble.of(point.total_J())).orElse(OptionalDouble.empty()),
                access.map(point -> OptionalDouble.of(point.leakage_J())).orElse(OptionalDouble.empty()),
                findings.strobe_s()
                        + (findings.prechargeTime_s().isPresent()
                                ? gap + findings.prechargeTime_s().getAsDouble()
                                : 0),
                findings.transistors(),
                false);
    }

    private static Optional<StateSigma> sigma(List<SenseState> states) {
        return states.stream()
                .filter(state -> state.n() <= SHOWN_STATE)
                .max(Comparator.comparingInt(SenseState::n))
                .or(() -> states.stream().min(Comparator.comparingInt(SenseState::n)))
                .map(state -> new StateSigma(state.n(), state.sigma_V()));
    }

    private static Margin margin(ColumnFindings findings, SenseState state) {
        int n = state.n();
        double below = n > 0 ? findings.margin_V(n - 1) : Double.POSITIVE_INFINITY;
        double above = n < findings.largestCount() ? findings.margin_V(n) : Double.POSITIVE_INFINITY;
        double half = Math.min(below, above) / 2;
        Estimate sigma = state.sigma_V();
        double[] ratios = {half / sigma.high(), half / sigma.low()};
        java.util.Arrays.sort(ratios); // a half-margin below 0 turns the bounds round
        return new Margin(n, new Estimate(half / sigma.estimate(), ratios[0], ratios[1], sigma.simulations()));
    }

    private static Optional<WorstError> worst(ConditionFindings findings) {
        return findings.senseErrors().rates().stream()
                .map(rate ->
                        new WorstError(rate.n(), rate.total(), rate.dominant().method()))
                .max(Comparator.comparingDouble(error -> error.probability().estimate()))
                .or(() -> findings.requireColumn().states().stream()
                        .map(state -> new WorstError(state.n(), state.tail(), "normal tail"))
                        .max(Comparator.comparingDouble(
                                error -> error.probability().estimate())));
    }

    private SweepPoint onFront(boolean front) {
        return new SweepPoint(
                condition,
                vdd_V,
                strobe_s,
                strobeReach,
                meanMargin_V,
                smallestMargin_V,
                sigma,
                margin,
                worstError,
                energy_J,
                leakage_J,
                time_s,
                transistors,
                front);
    }
}
