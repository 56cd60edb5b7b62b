package timdnn.characterization.reduction;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.S;

import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.characterization.figure.FigurePart;
import timdnn.characterization.reduction.ReductionFindings.Guard;
import timdnn.characterization.reduction.ReductionFindings.State;

/** Figures of one bitline that stands for the column. */
public final class ReductionFigures {
    /** Largest difference that is accepted. */
    public static final FigureDefinition<ReductionFindings> BOUND = figure(
                    "bound_V", "V", S, "largest difference that the plan accepts")
            .number(ReductionFindings::bound_V);

    /** Largest difference of a state. */
    public static final FigureDefinition<State> LARGEST =
            figure("largest_V", "V", S, "largest difference seen").number(State::largest_V);

    /** Limit of the differences of a state. */
    public static final FigureDefinition<State> LIMIT = figure(
                    "limit_V", "V", S, "99 % of columns differ by less, with 95 % confidence")
            .number(State::limit_V);

    /** Largest difference while the bitline is used. */
    public static final FigureDefinition<Guard> GUARD = figure(
                    "largest_V", "V", S, "largest difference among samples that were simulated both ways")
            .number(Guard::largest_V);

    private static final FigureGroup<State> STATES = FigureGroup.of(
            figure("n", "", S, "state").count(State::n),
            figure("nominal_V", "V", S, "difference without mismatch").number(State::nominal_V),
            figure("mean_V", "V", S, "mean difference").interval(State::mean_V),
            figure("spread_V", "V", S, "standard deviation of the differences").number(State::spread_V),
            LARGEST,
            LIMIT,
            fact("accepted", "whether the bitline stands for the column there").verdict(State::accepted));

    private static final FigureGroup<Guard> GUARDS =
            FigureGroup.of(figure("samples", "", S, "number of them").count(Guard::samples), GUARD);

    /** All. */
    public static final FigureGroup<ReductionFindings> ALL = FigureGroup.of(
            BOUND,
            figure("precharged_V", "V", S, "voltage that the precharge leaves on the bitline at the wordlines' edge")
                    .number(reduction -> reduction.form().precharged_V()),
            figure("wordlineDelay_s", "s", S, "from that edge to the beginning of the wordline's ramp")
                    .number(reduction -> reduction.form().wordlineDelay_s()),
            figure("spread_V", "V", S, "root mean square of the states' standard deviations")
                    .number(ReductionFindings::spread_V),
            FigureList.of("states", "differences by state", ReductionFindings::states, STATES),
            FigurePart.optional("guard", "samples compared while it is used", ReductionFindings::guard, GUARDS));

    private ReductionFigures() {}
}
