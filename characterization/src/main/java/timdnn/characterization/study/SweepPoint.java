package timdnn.characterization.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import timdnn.characterization.column.ColumnFigures;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.column.ColumnFindings.AccessEnergyPoint;
import timdnn.characterization.column.ColumnFindings.SenseState;
import timdnn.characterization.column.EnergyPlan;
import timdnn.characterization.figure.Figure;
import timdnn.characterization.plan.Study;
import timdnn.characterization.rareerror.SenseErrorFigures;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.statistics.ParetoFront;

/**
 * A condition of a study as a point of its design space: what it reads, at what cost.
 *
 * @param condition name of the condition
 * @param vdd_V supply in V
 * @param column what was found on its column; strobe, mean margin and transistors are there
 * @param smallestMargin_V smallest nominal margin between neighbours of S0 to S8 in V
 * @param shown S4 with its spread, or the highest state below that Monte Carlo visited, or its lowest
 * @param margin smallest half-margin in σ over the states that Monte Carlo visited
 * @param worstError largest P(error) of a state, and how it was found
 * @param access an access of S4, one column
 * @param time_s the access: strobe, gap and precharge if energy was simulated, else the strobe alone, in s
 * @param pareto whether no other condition is better in margin, energy and time at once
 */
@SuppressWarnings("MemberName") // suffixes are units
public record SweepPoint(
        String condition,
        double vdd_V,
        ColumnFindings column,
        double smallestMargin_V,
        Optional<SenseState> shown,
        Optional<Margin> margin,
        Optional<WorstError> worstError,
        Optional<AccessEnergyPoint> access,
        double time_s,
        boolean pareto) {
    private static final int SHOWN_STATE = 4;

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
    public record WorstError(int n, Figure probability, String method) {}

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
                    point.access().map(AccessEnergyPoint::total_J).orElse(0.0),
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
                findings,
                smallest,
                shown(findings.states()),
                findings.states().stream()
                        .filter(state -> state.n() <= findings.largestCount()
                                && state.sigma_V().estimate() > 0)
                        .map(state -> margin(findings, state))
                        .min(Comparator.comparingDouble(
                                margin -> margin.sigmas().estimate())),
                worst(all),
                access,
                findings.strobe_s()
                        + (findings.prechargeTime_s().isPresent()
                                ? gap + findings.prechargeTime_s().getAsDouble()
                                : 0),
                false);
    }

    private static Optional<SenseState> shown(List<SenseState> states) {
        return states.stream()
                .filter(state -> state.n() <= SHOWN_STATE)
                .max(Comparator.comparingInt(SenseState::n))
                .or(() -> states.stream().min(Comparator.comparingInt(SenseState::n)));
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
                .map(rate -> new WorstError(
                        rate.n(),
                        SenseErrorFigures.RATE.of(rate),
                        rate.dominant().method()))
                .max(Comparator.comparingDouble(error -> error.probability().estimate()))
                .or(() -> findings.requireColumn().states().stream()
                        .map(state -> new WorstError(state.n(), ColumnFigures.TAIL.of(state), "normal tail"))
                        .max(Comparator.comparingDouble(
                                error -> error.probability().estimate())));
    }

    private SweepPoint onFront(boolean front) {
        return new SweepPoint(
                condition, vdd_V, column, smallestMargin_V, shown, margin, worstError, access, time_s, front);
    }
}
