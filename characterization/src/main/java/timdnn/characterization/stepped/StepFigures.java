package timdnn.characterization.stepped;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.D;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.List;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;

/** Figures of the steps of a stepped access: thresholds, offsets and what moves them. */
public final class StepFigures {
    /** Offset before trim. */
    public static final FigureDefinition<SteppedThreshold> BEFORE = figure(
                    "offsetSigma_V", "V", S, "standard deviation of a comparator's offset before it is trimmed")
            .interval(SteppedThreshold::before);

    /** Offset after trim. */
    public static final FigureDefinition<SteppedThreshold> LEFT = figure(
                    "trimmedSigma_V", "V", S, "standard deviation of what one trim code for all steps leaves of it")
            .interval(SteppedThreshold::left);

    /** Thermal noise. */
    public static final FigureDefinition<SteppedThreshold> NOISE =
            figure("noise_V", "V", S, "standard deviation of its thermal noise").number(SteppedThreshold::noise_V);

    private static final FigureGroup<SteppedThreshold> STEP = FigureGroup.of(
                    figure("number", "", S, "1 to 8, from the highest down").count(SteppedThreshold::number),
                    figure(
                                    "threshold_V",
                                    "V",
                                    D,
                                    "where the code should change, at the bitline of the Monte Carlo column")
                            .number(SteppedThreshold::threshold_V),
                    figure("wanted_V", "V", D, "the same at the bitline of a whole access when the step comes")
                            .number(SteppedThreshold::wanted_V),
                    figure("reference_V", "V", S, "voltage of the line").number(SteppedThreshold::reference_V),
                    figure(
                                    "trip_V",
                                    "V",
                                    S,
                                    "where a unit's comparator turns, with as many others at work as are expected")
                            .number(SteppedThreshold::trip_V),
                    fact("right", "whether it has decided rightly 2 mV beside").verdict(SteppedThreshold::right),
                    figure("active", "", D, "others of a unit that are expected at work, of 15")
                            .count(SteppedThreshold::active),
                    figure("trips_V", "V", S, "where it turns with none, the expected number and all of them at work")
                            .numbers(SteppedThreshold::trips_V),
                    figure("late_V", "V", S, "how much higher it turns where the others' clocks come 5 ps later")
                            .number(SteppedThreshold::late_V),
                    figure("charge_C", "C", S, "what a unit's step takes from its line")
                            .number(threshold -> -threshold.charge_C()),
                    BEFORE,
                    figure("offsetMean_V", "V", S, "mean of that offset").interval(SteppedThreshold::mean),
                    LEFT,
                    NOISE)
            .from(SteppedStates.OFFSET, SteppedStates.step(4));

    /** All. */
    public static final FigureGroup<SteppedFindings> ALL = FigureGroup.of(
            figure("thresholds_V", "V", D, "where codes should change, at the bitline, falling")
                    .numbers(found -> found.thresholds().stream()
                            .map(SteppedThreshold::threshold_V)
                            .toList()),
            figure("outOfReach", "", S, "share of comparators that no code of the trim brings to balance, by counts")
                    .interval(found -> found.thresholds().get(0).offset().outOfReach()),
            figure("outOfReachByNormal", "", D, "the same share by a normal law of the offset")
                    .number(found -> found.thresholds().get(0).offset().outOfReachByNormal()),
            figure("trimSteps_V", "V", S, "by how much a step of the trim moves a bitline in S0, S4 and S8")
                    .numbers(SteppedFindings::trimSteps_V),
            figure("trimHeldOut_V", "V", S, "how far code 8 is from the line through 0 and 15")
                    .number(SteppedFindings::trimHeldOut_V),
            figure("coupling_V", "V", S, "by state, how much higher a bitline is where all other rows are driven")
                    .numbers(SteppedFindings::coupling_V),
            figure(
                            "wordline_V",
                            "V",
                            S,
                            "by state, how much higher a bitline stays at the far end of a wordline than at its driver")
                    .numbers(SteppedFindings::wordline_V),
            figure("slopes_Vps", "Vps", S, "by state, how fast a bitline falls with the length of the pulse, V/s")
                    .numbers(SteppedFindings::slopes_Vps),
            figure("ladder_V", "V", S, "by step, how far a line is in access after access from where it rests")
                    .numbers(SteppedFindings::ladder_V),
            figure("levels_V", "V", S, "bitline of each state S0 to S8 before each step")
                    .table(StepFigures::levels),
            FigureList.of("steps", "steps", SteppedFindings::thresholds, STEP));

    private StepFigures() {}

    private static List<List<Double>> levels(SteppedFindings found) {
        return found.levels_V();
    }
}
