package timdnn.characterization.sense;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.D;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.characterization.figure.FigurePart;
import timdnn.characterization.sense.SenseFindings.Comparator;
import timdnn.characterization.sense.SenseFindings.Conversion;
import timdnn.characterization.sense.SenseFindings.Decision;
import timdnn.characterization.sense.SenseFindings.Ladder;
import timdnn.characterization.sense.SenseFindings.Placement;
import timdnn.characterization.sense.SenseFindings.Sampled;
import timdnn.characterization.sense.SenseFindings.Tail;
import timdnn.characterization.sense.SenseFindings.Tap;

/** Figures of the sense path: sample and hold, comparators, ladder and converter. */
public final class SenseFigures {
    /** A threshold of a sense path. */
    public record Threshold(SenseFindings sense, Tap tap) {}

    /** A state of a sense path, 0 to 8. */
    public record State(SenseFindings sense, int n) {}

    /** Mean energy of a conversion. */
    public static final FigureDefinition<SenseFindings> ENERGY = figure(
                    "energy_J", "J", D, "mean of a conversion among others over S0 to S8")
            .number(SenseFindings::meanEnergy_J);

    /** Energy of the blank conversion. */
    public static final FigureDefinition<SenseFindings> BLANK_ENERGY = figure(
                    "blankEnergy_J",
                    "J",
                    S,
                    "what a burst of conversions takes more than these, for the blank one before them; part blank of an access")
            .number(SenseFindings::blank_J);

    /** Energy of trimming. */
    public static final FigureDefinition<SenseFindings> TRIM_ENERGY = figure(
                    "trimEnergy_J",
                    "J",
                    D,
                    "by which a conversion takes more since its comparators are trimmed; part trim of an access")
            .number(SenseFindings::trimEnergy_J);

    /** Time of a conversion. */
    public static final FigureDefinition<SenseFindings> TIME = figure(
                    "time_s", "s", S, "from the begin of a conversion to that of the next one")
            .number(SenseFindings::conversion_s);

    /** Whether bursts are what their parts are. */
    public static final FigureDefinition<SenseFindings> BURST_ERROR = figure(
                    "burstError",
                    "",
                    S,
                    "largest relative distance of whole bursts in S0, S4 and S8 from their conversions and the blank one")
            .number(SenseFindings::burstError);

    /** Whether driven rows add up. */
    public static final FigureDefinition<SenseFindings> OTHER_ROWS_HELD_OUT = figure(
                    "otherRowsHeldOut_V",
                    "V",
                    S,
                    "with half of the other rows driven, largest distance from half of states[].otherRows_V")
            .number(SenseFindings::couplingHeldOut_V);

    /** What is wanted. */
    public static final FigureDefinition<Threshold> THRESHOLD = figure(
                    "threshold_V", "V", D, "where the code should change, at the bitline")
            .number(one -> one.tap().threshold_V());

    /** What is got. */
    public static final FigureDefinition<Threshold> TRIP = figure(
                    "trip_V",
                    "V",
                    S,
                    "where it changes without mismatch, at the bitline of the Monte Carlo column, on which a lumped capacitor"
                            + " stands for sample and hold")
            .number(one -> one.tap().trip_V());

    /** What is got with sample and hold. */
    public static final FigureDefinition<Threshold> SAMPLED_TRIP = figure(
                    "sampledTrip_V", "V", S, "the same with sample and hold itself")
            .number(one -> one.tap().sampledTrip_V());

    /** Integral non-linearity. */
    public static final FigureDefinition<Threshold> INTEGRAL = figure(
                    "integralNonlinearity_lsb", "", D, "in steps: what calibration leaves without mismatch")
            .number(one -> one.sense().integralNonlinearity(one.tap()));

    /** Its spread. */
    public static final FigureDefinition<Threshold> INTEGRAL_SIGMA = figure(
                    "integralNonlinearitySigma_lsb", "", D, "in steps: its standard deviation over trimmed converters")
            .number(one -> one.sense().integralNonlinearitySigma(one.tap()));

    /** Differential non-linearity. */
    public static final FigureDefinition<Threshold> DIFFERENTIAL = figure(
                    "differentialNonlinearity_lsb", "", D, "in steps: the same between neighbours; null for the first")
            .number(one -> one.tap().number() == 1 ? Double.NaN : one.sense().differentialNonlinearity(one.tap()));

    /** Voltage of the ladder. */
    public static final FigureDefinition<Threshold> TAP = figure("tap_V", "V", S, "voltage of the ladder's tap")
            .number(one -> one.tap().tap_V());

    /** Gain of sampling. */
    public static final FigureDefinition<Threshold> SAMPLE_GAIN = figure(
                    "sampleGain", "", S, "change of the held voltage over that of the bitline")
            .number(one -> one.tap().sampleGain());

    /** Gain of the converter. */
    public static final FigureDefinition<Threshold> CONVERTER_GAIN = figure(
                    "converterGain",
                    "",
                    S,
                    "change of the tap that makes up for a change of the held voltage, over that change")
            .number(one -> one.tap().converterGain());

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

    /** Offset before trim. */
    public static final FigureDefinition<Comparator> RAW_OFFSET = figure(
                    "offsetSigma_V", "V", S, "standard deviation of its offset before it is trimmed")
            .interval(Comparator::sigma_V);

    /** Mean offset. */
    public static final FigureDefinition<Comparator> OFFSET_MEAN =
            figure("offsetMean_V", "V", S, "mean of that offset").interval(Comparator::mean_V);

    /** Offset after trim. */
    public static final FigureDefinition<Comparator> TRIMMED_OFFSET = figure(
                    "trimmedSigma_V", "V", S, "standard deviation of its offset under its trim code")
            .interval(Comparator::trimmedSigma_V);

    /** Step of the trim. */
    public static final FigureDefinition<Comparator> TRIM_STEP = figure(
                    "trimStep_V", "V", S, "by how much a step of the code moves the balance")
            .number(Comparator::trimStep_V);

    /** Range of the trim. */
    public static final FigureDefinition<Comparator> TRIM_RANGE =
            figure("trimRange_V", "V", S, "how far the largest code moves it").number(Comparator::trimRange_V);

    /** Thermal noise. */
    public static final FigureDefinition<Comparator> NOISE =
            figure("noise_V", "V", S, "standard deviation of its thermal noise").number(Comparator::noise_V);

    /** Time constant. */
    public static final FigureDefinition<Comparator> REGENERATION = figure(
                    "regeneration_s", "s", S, "time constant of its regeneration")
            .number(Comparator::regeneration_s);

    /** Error of that. */
    public static final FigureDefinition<Comparator> REGENERATION_ERROR = figure(
                    "regenerationHeldOut_s", "s", S, "largest error of its line at overdrives that were not fitted")
            .number(Comparator::regenerationHeldOut_s);

    /** Time of a decision. */
    public static final FigureDefinition<Decision> DECISION_TIME = figure(
                    "time_s",
                    "s",
                    S,
                    "from the clock's edge until the outputs differ by half the supply; null if they never do")
            .number(Decision::time_s);

    /** Probability of a far offset. */
    public static final FigureDefinition<Tail> TAIL = figure(
                    "", "", S, "P(a comparator that is not trimmed decides wrongly so far off), by importance sampling")
            .interval(Tail::probability);

    /** The same by the normal distribution. */
    public static final FigureDefinition<Tail> TAIL_NORMAL =
            figure("normal", "", D, "the same from mean and standard deviation").number(Tail::normal);

    /** Current of the ladder. */
    public static final FigureDefinition<Ladder> CURRENT = figure(
                    "current_A", "A", S, "what one converter's share draws at rest")
            .number(Ladder::current_A);

    /** Disturbance of the ladder. */
    public static final FigureDefinition<Ladder> DISTURBANCE =
            figure("disturbance_V", "V", S, "largest, by kick-back").number(Ladder::disturbance_V);

    /** Settling of the ladder. */
    public static final FigureDefinition<Ladder> SETTLING = figure(
                    "settling_s",
                    "s",
                    S,
                    "from the last clock's edge of a burst of one until all taps are within 1 mV, watched for 1.2 ns beyond it;"
                            + " null if it takes longer")
            .number(Ladder::settling_s);

    /** P(error) without placing. */
    public static final FigureDefinition<Placement> HALF_WAY = figure(
                    "errorHalfWay", "", D, "P(error) by normal levels with thresholds half-way")
            .number(Placement::halfWay);

    /** P(error) with placing. */
    public static final FigureDefinition<Placement> PLACED = figure(
                    "errorPlaced", "", D, "the same with thresholds as they are placed")
            .number(Placement::placed);

    /** Energy of a conversion by code. */
    public static final FigureDefinition<Conversion> CONVERSION_ENERGY =
            figure("energy_J", "J", D, "the sum of its parts").number(Conversion::total_J);

    /** Its comparators. */
    public static final FigureDefinition<Conversion> COMPARATORS =
            figure("comparators_J", "J", S, "comparators").number(Conversion::comparators_J);

    /** Its ladder. */
    public static final FigureDefinition<Conversion> LADDER =
            figure("ladder_J", "J", S, "reference ladder over the conversion").number(Conversion::ladder_J);

    /** Its clocks. */
    public static final FigureDefinition<Conversion> CLOCKS =
            figure("clocks_J", "J", S, "drivers of switches and clocks").number(Conversion::clocks_J);

    /** Time of its last decision. */
    public static final FigureDefinition<Conversion> DECISION = figure(
                    "decision_s", "s", S, "until its last comparator has decided; null if one never does")
            .number(Conversion::decision_s);

    /** Kick-back. */
    public static final FigureDefinition<Conversion> KICKBACK = figure(
                    "kickback_V", "V", S, "of the converter's input, 40 ps after the clock")
            .number(Conversion::kickback_V);

    private static final FigureGroup<Decision> DECISIONS = FigureGroup.of(
            figure("overdrive_V", "V", S, "difference of its inputs").number(Decision::overdrive_V),
            DECISION_TIME,
            figure("energy_J", "J", S, "energy from edge to edge").number(Decision::energy_J));

    /** Share of comparators that the trim does not reach. */
    public static final FigureDefinition<Comparator> OUT_OF_REACH = figure(
                    "outOfReach",
                    "",
                    S,
                    "share that no code of the trim brings to balance, by counts; those without an offset are among them")
            .interval(comparator -> comparator.offset().outOfReach());

    private static final FigureGroup<Comparator> COMPARATOR = FigureGroup.of(
                    RAW_OFFSET,
                    OFFSET_MEAN,
                    TRIMMED_OFFSET,
                    TRIM_STEP,
                    TRIM_RANGE,
                    figure("trimEnergy_J", "J", S, "what a decision takes more, mean over the codes in use")
                            .number(Comparator::trimEnergy_J),
                    NOISE,
                    REGENERATION,
                    REGENERATION_ERROR,
                    figure("withoutOffset", "", S, "comparators whose offset was not found")
                            .count(Comparator::failed),
                    OUT_OF_REACH,
                    figure("outOfReachByNormal", "", D, "the same share by a normal law of the offset")
                            .number(comparator -> comparator.offset().outOfReachByNormal()),
                    FigureList.of("decisions", "decisions by overdrive", Comparator::decisions, DECISIONS))
            .from(ComparatorBench.OFFSET, "tap4");

    private static final FigureGroup<Threshold> TAPS = FigureGroup.of(
            figure("number", "", S, "1 to 8, from the highest down")
                    .count(one -> one.tap().number()),
            THRESHOLD,
            TRIP,
            SAMPLED_TRIP,
            INTEGRAL,
            INTEGRAL_SIGMA,
            DIFFERENTIAL,
            fact("right", "whether it has decided rightly 1 mV beside")
                    .verdict(one -> one.tap().right()),
            TAP,
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
            SAMPLE_GAIN,
            CONVERTER_GAIN,
            OFFSET,
            SAMPLING_NOISE,
            DROOP,
            FigurePart.of("comparator", "at its own inputs", one -> one.tap().comparator(), COMPARATOR));

    private static final FigureGroup<Conversion> CONVERSION = FigureGroup.of(
                    figure("n", "", S, "state of the bitline").count(Conversion::n),
                    figure("code", "", S, "what the converter says").count(Conversion::code),
                    DECISION,
                    KICKBACK,
                    CONVERSION_ENERGY,
                    FigurePart.of(
                            "parts", "its energy by part", one -> one, FigureGroup.of(COMPARATORS, LADDER, CLOCKS)))
            .from(SenseBench.CONVERSION, "S4");

    private static final FigureGroup<SenseFindings> SEVEN = FigureGroup.of(
            figure("energy_J", "J", D, "mean of a conversion").number(sense -> sense.sevenThresholds().stream()
                    .mapToDouble(Conversion::total_J)
                    .average()
                    .orElseThrow()),
            figure("codes", "", S, "codes of S0 to S8").counts(sense -> sense.sevenThresholds().stream()
                    .map(Conversion::code)
                    .toList()));

    private static final FigureGroup<State> STATES = FigureGroup.of(
            figure("n", "", S, "state").count(State::n),
            state(
                    "bitline_V",
                    "V",
                    "bitline of a column with sample and hold when the sample is taken",
                    (s, n) -> s.levels_V().get(n)),
            state("held_V", "V", "what the hold capacitor keeps of it", (s, n) -> s.held_V()
                    .get(n)),
            state(
                    "centre_V",
                    "V",
                    "held in the middle of an array, for which the converter is calibrated",
                    (s, n) -> s.centre_V().get(n)),
            state(
                    "otherRows_V",
                    "V",
                    "how much higher the bitline is with all other rows driven",
                    (s, n) -> s.coupling_V().get(n)),
            state("wordlineFarEnd_V", "V", "how much higher the far end of a wordline is read", (s, n) -> s.wordline_V()
                    .get(n)),
            state("bitlineFarEnd_V", "V", "how much higher the far end of a bitline is read", (s, n) -> s.wire_V()
                    .get(n)),
            state(
                    "column_J",
                    "J",
                    "energy of a column with sample and hold from precharge to precharge",
                    (s, n) -> s.columns_J().get(n)));

    private static final FigureGroup<Sampled> SAMPLES = FigureGroup.of(
            figure("bitline_V", "V", S, "voltage of the bitline").number(Sampled::bitline_V),
            figure("tracked_V", "V", S, "of the hold capacitor when the switch opens")
                    .number(Sampled::tracked_V),
            figure("held_V", "V", S, "the same once the bitline has been precharged")
                    .number(Sampled::held_V),
            figure("injection_V", "V", D, "held less tracked").number(Sampled::injection_V),
            figure("droop_Vps", "V/s", S, "drift of the held voltage afterwards")
                    .number(Sampled::droop_Vps),
            figure("energy_J", "J", S, "of the switch's driver").number(Sampled::energy_J));

    private static final FigureGroup<Tail> TAILS = FigureGroup.of(
            figure("number", "", S, "number of the threshold").count(Tail::number),
            figure("beyond_V", "V", S, "how far off").number(Tail::beyond_V),
            TAIL,
            figure("relativeError", "", S, "one standard error over the probability")
                    .number(Tail::relativeError),
            TAIL_NORMAL);

    private static final FigureGroup<SenseFindings> CHECKS = FigureGroup.of(
            figure("comparators", "", S, "trimmed comparators whose offset was checked")
                    .count(SenseFindings::checks),
            figure("agreed", "", S, "how many of them turned within 1 mV of it").count(SenseFindings::agreed));

    private static final FigureGroup<Ladder> LADDERS = FigureGroup.of(
            CURRENT,
            DISTURBANCE,
            SETTLING,
            figure("residues_V", "V", S, "by tap, how far it has moved since its burst began when a conversion decides")
                    .numbers(Ladder::residues_V),
            figure("drifts_V", "V", S, "by tap, how far from rest when a burst after many of S4 begins")
                    .numbers(Ladder::drifts_V));

    private static final FigureGroup<Placement> PLACEMENT = FigureGroup.of(
            HALF_WAY,
            PLACED,
            figure("converterSigma_V", "V", S, "standard deviation of the converter, as the plan states it")
                    .number(Placement::converterSigma_V));

    private static final FigureGroup<SenseFindings> PLACEMENTS = FigureGroup.of(
            FigurePart.among(SenseFindings::placement, PLACEMENT),
            figure("convertersFound_V", "V", D, "the same by threshold, as it was found")
                    .numbers(sense -> IntStream.rangeClosed(1, sense.taps().size())
                            .mapToObj(sense::converterSigma_V)
                            .toList()));

    /** All. */
    public static final FigureGroup<SenseFindings> ALL = FigureGroup.of(
            figure(
                            "offsetSigma_V",
                            "V",
                            S,
                            "by threshold, from the highest down: standard deviation of what trimming leaves of the"
                                    + " comparator's offset, at the bitline")
                    .intervals(sense ->
                            sense.taps().stream().map(Tap::offsetSigma_V).toList()),
            figure("outOfReach", "", S, "by threshold: share of comparators that no code of the trim brings to balance")
                    .intervals(sense -> sense.taps().stream()
                            .map(tap -> tap.comparator().offset().outOfReach())
                            .toList()),
            ENERGY,
            BLANK_ENERGY,
            TRIM_ENERGY,
            TIME,
            figure(
                            "thresholds_V",
                            "V",
                            S,
                            "where codes change without mismatch, at the bitline of a column with sample and hold")
                    .numbers(sense ->
                            sense.taps().stream().map(Tap::sampledTrip_V).toList()),
            FigureList.of("taps", "thresholds with their comparators", SenseFigures::thresholds, TAPS),
            FigureList.of("conversions", "a conversion of each state", SenseFindings::conversions, CONVERSION),
            FigurePart.of("sevenThresholds", "converter without its last comparator", sense -> sense, SEVEN),
            FigureList.of("states", "what moves a level from column to column", SenseFigures::states, STATES),
            FigureList.of("samples", "sample and hold by voltage of the bitline", SenseFindings::samples, SAMPLES),
            FigureList.of("offsetTails", "far offsets by FORM and importance sampling", SenseFindings::tails, TAILS),
            FigurePart.of("checks", "offsets by whole decisions", sense -> sense, CHECKS),
            FigurePart.of("ladder", "reference ladder", SenseFindings::ladder, LADDERS),
            BURST_ERROR,
            OTHER_ROWS_HELD_OUT,
            FigurePart.optional(
                    "placement",
                    "only with `sense.histogram` in the plan",
                    sense -> sense.placement().map(placement -> sense),
                    PLACEMENTS));

    private SenseFigures() {}

    private static FigureDefinition<State> state(
            String key, String unit, String meaning, BiFunction<SenseFindings, Integer, Double> value) {
        return figure(key, unit, S, meaning).number(state -> value.apply(state.sense(), state.n()));
    }

    /**
     * The thresholds of a sense path.
     *
     * @param sense the path
     * @return one an element of {@link SenseFindings#taps}
     */
    public static List<Threshold> thresholds(SenseFindings sense) {
        return sense.taps().stream().map(tap -> new Threshold(sense, tap)).toList();
    }

    private static List<State> states(SenseFindings sense) {
        return IntStream.range(0, sense.held_V().size())
                .mapToObj(n -> new State(sense, n))
                .toList();
    }
}
