package timdnn.characterization.sense;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.D;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.List;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigurePart;
import timdnn.characterization.sense.comparator.ComparatorFigures;

/** Figures of a threshold: where it lies, and what moves it. */
public final class ThresholdFigures {
    /** A threshold of a sense path. */
    public record Threshold(SenseFindings sense, Tap tap) {}

    /** What trimming leaves of the offset. */
    public static final FigureDefinition<Threshold> OFFSET = figure(
                    "offsetSigma_V",
                    "V",
                    S,
                    "standard deviation of what trimming leaves of the comparator's offset, at the bitline")
            .interval(one -> one.tap().offsetSigma_V());

    /** Noise of sampling. */
    public static final FigureDefinition<Threshold> SAMPLING_NOISE = figure(
                    "samplingNoise_V", "V", D, "standard deviation of the sampling noise, at the bitline")
            .number(one -> one.sense().samplingNoise_V(one.tap()));

    /** Spread by droop. */
    public static final FigureDefinition<Threshold> DROOP = figure(
                    "droopSigma_V", "V", D, "standard deviation by droop until a column's turn, at the bitline")
            .number(one -> one.sense().droopSigma_V(one.tap()));

    /** All. */
    public static final FigureGroup<Threshold> ALL = FigureGroup.of(
            figure("number", "", S, "1 to 8, from the highest down")
                    .count(one -> one.tap().number()),
            figure("threshold_V", "V", D, "where the code should change, at the bitline")
                    .number(one -> one.tap().threshold_V()),
            figure(
                            "trip_V",
                            "V",
                            S,
                            "where it changes without mismatch, at the bitline of the Monte Carlo column, on which a lumped capacitor"
                                    + " stands for sample and hold")
                    .number(one -> one.tap().trip_V()),
            figure("sampledTrip_V", "V", S, "the same with sample and hold itself")
                    .number(one -> one.tap().sampledTrip_V()),
            figure("integralNonlinearity_lsb", "", D, "in steps: what calibration leaves without mismatch")
                    .number(one -> one.sense().integralNonlinearity(one.tap())),
            figure("integralNonlinearitySigma_lsb", "", D, "in steps: its standard deviation over trimmed converters")
                    .number(one -> one.sense().integralNonlinearitySigma(one.tap())),
            figure("differentialNonlinearity_lsb", "", D, "in steps: the same between neighbours; null for the first")
                    .number(one ->
                            one.tap().number() == 1 ? Double.NaN : one.sense().differentialNonlinearity(one.tap())),
            fact("right", "whether it has decided rightly 1 mV beside")
                    .verdict(one -> one.tap().right()),
            figure("tap_V", "V", S, "voltage of the ladder's tap")
                    .number(one -> one.tap().tap_V()),
            figure("memories_V", "V", S, "how far it moves at the bitline where all columns before held S0, and S8")
                    .numbers(one -> one.tap().memories_V()),
            figure(
                            "places_V",
                            "V",
                            S,
                            "the same by the column's place in its unit, first to last, in a burst after many others")
                    .numbers(one -> one.tap().places_V()),
            figure("restPlaces_V", "V", S, "the same after a long pause")
                    .numbers(one -> one.tap().restPlaces_V()),
            figure("sampleGain", "", S, "change of the held voltage over that of the bitline")
                    .number(one -> one.tap().sampleGain()),
            figure(
                            "converterGain",
                            "",
                            S,
                            "change of the tap that makes up for a change of the held voltage, over that change")
                    .number(one -> one.tap().converterGain()),
            OFFSET,
            SAMPLING_NOISE,
            DROOP,
            FigurePart.of("comparator", "at its own inputs", one -> one.tap().comparator(), ComparatorFigures.ALL));

    private ThresholdFigures() {}

    /**
     * The thresholds of a sense path.
     *
     * @param sense the path
     * @return one an element of {@link SenseFindings#taps}
     */
    public static List<Threshold> of(SenseFindings sense) {
        return sense.taps().stream().map(tap -> new Threshold(sense, tap)).toList();
    }
}
