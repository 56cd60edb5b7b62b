package timdnn.characterization.sense.comparator;

import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.D;
import static timdnn.characterization.figure.FigureStatus.S;

import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;

/** Figures of a comparator by itself. */
public final class ComparatorFigures {
    /** Offset before trim. */
    public static final FigureDefinition<ComparatorFindings> RAW_OFFSET = figure(
                    "offsetSigma_V", "V", S, "standard deviation of its offset before it is trimmed")
            .interval(ComparatorFindings::sigma_V);

    /** Offset after trim. */
    public static final FigureDefinition<ComparatorFindings> TRIMMED_OFFSET = figure(
                    "trimmedSigma_V", "V", S, "standard deviation of its offset under its trim code")
            .interval(ComparatorFindings::trimmedSigma_V);

    /** Step of the trim. */
    public static final FigureDefinition<ComparatorFindings> TRIM_STEP = figure(
                    "trimStep_V", "V", S, "by how much a step of the code moves the balance")
            .number(ComparatorFindings::trimStep_V);

    /** Thermal noise. */
    public static final FigureDefinition<ComparatorFindings> NOISE =
            figure("noise_V", "V", S, "standard deviation of its thermal noise").number(ComparatorFindings::noise_V);

    /** Probability of a far offset. */
    public static final FigureDefinition<OffsetTail> TAIL = figure(
                    "", "", S, "P(a comparator that is not trimmed decides wrongly so far off), by importance sampling")
            .interval(OffsetTail::probability);

    private static final FigureGroup<Decision> DECISIONS = FigureGroup.of(
            figure("overdrive_V", "V", S, "difference of its inputs").number(Decision::overdrive_V),
            figure(
                            "time_s",
                            "s",
                            S,
                            "from the clock's edge until the outputs differ by half the supply; null if they never do")
                    .number(Decision::time_s),
            figure("energy_J", "J", S, "energy from edge to edge").number(Decision::energy_J));

    /** All of a comparator. */
    public static final FigureGroup<ComparatorFindings> ALL = FigureGroup.of(
                    RAW_OFFSET,
                    figure("offsetMean_V", "V", S, "mean of that offset").interval(ComparatorFindings::mean_V),
                    TRIMMED_OFFSET,
                    TRIM_STEP,
                    figure("trimRange_V", "V", S, "how far the largest code moves it")
                            .number(ComparatorFindings::trimRange_V),
                    figure("trimEnergy_J", "J", S, "what a decision takes more, mean over the codes in use")
                            .number(ComparatorFindings::trimEnergy_J),
                    NOISE,
                    figure("regeneration_s", "s", S, "time constant of its regeneration")
                            .number(ComparatorFindings::regeneration_s),
                    figure(
                                    "regenerationHeldOut_s",
                                    "s",
                                    S,
                                    "largest error of its line at overdrives that were not fitted")
                            .number(ComparatorFindings::regenerationHeldOut_s),
                    figure("withoutOffset", "", S, "comparators whose offset was not found")
                            .count(ComparatorFindings::failed),
                    figure(
                                    "outOfReach",
                                    "",
                                    S,
                                    "share that no code of the trim brings to balance, by counts; those without an offset are among them")
                            .interval(comparator -> comparator.offset().outOfReach()),
                    figure("outOfReachByNormal", "", D, "the same share by a normal law of the offset")
                            .number(comparator -> comparator.offset().outOfReachByNormal()),
                    FigureList.of("decisions", "decisions by overdrive", ComparatorFindings::decisions, DECISIONS))
            .from(ComparatorStates.OFFSET, "tap4");

    /** All of the tail of its offset. */
    public static final FigureGroup<OffsetTail> TAILS = FigureGroup.of(
            figure("number", "", S, "number of the threshold").count(OffsetTail::number),
            figure("beyond_V", "V", S, "how far off").number(OffsetTail::beyond_V),
            TAIL,
            figure("relativeError", "", S, "one standard error over the probability")
                    .number(OffsetTail::relativeError),
            figure("normal", "", D, "the same from mean and standard deviation").number(OffsetTail::normal));

    private ComparatorFigures() {}
}
