package timdnn.characterization.sense;

import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.D;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.stream.IntStream;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.characterization.figure.FigurePart;
import timdnn.characterization.sense.comparator.ComparatorFigures;
import timdnn.characterization.sense.converter.Conversion;
import timdnn.characterization.sense.converter.ConverterFigures;
import timdnn.characterization.sense.sampling.SampledBitline;

/** Figures of the sense path as a whole, with those of its parts among them. */
public final class SenseFigures {
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

    /** Time of a conversion. */
    public static final FigureDefinition<SenseFindings> TIME = figure(
                    "time_s", "s", S, "from the begin of a conversion to that of the next one")
            .number(SenseFindings::conversion_s);

    private static final FigureGroup<SenseFindings> SEVEN = FigureGroup.of(
            figure("energy_J", "J", D, "mean of a conversion").number(sense -> sense.sevenThresholds().stream()
                    .mapToDouble(Conversion::total_J)
                    .average()
                    .orElseThrow()),
            figure("codes", "", S, "codes of S0 to S8").counts(sense -> sense.sevenThresholds().stream()
                    .map(Conversion::code)
                    .toList()));

    private static final FigureGroup<SampledBitline> SAMPLES = FigureGroup.of(
            figure("bitline_V", "V", S, "voltage of the bitline").number(SampledBitline::bitline_V),
            figure("tracked_V", "V", S, "of the hold capacitor when the switch opens")
                    .number(SampledBitline::tracked_V),
            figure("held_V", "V", S, "the same once the bitline has been precharged")
                    .number(SampledBitline::held_V),
            figure("injection_V", "V", D, "held less tracked").number(SampledBitline::injection_V),
            figure("droop_Vps", "V/s", S, "drift of the held voltage afterwards")
                    .number(SampledBitline::droop_Vps),
            figure("energy_J", "J", S, "of the switch's driver").number(SampledBitline::energy_J));

    private static final FigureGroup<SenseFindings> CHECKS = FigureGroup.of(
            figure("comparators", "", S, "trimmed comparators whose offset was checked")
                    .count(SenseFindings::checks),
            figure("agreed", "", S, "how many of them turned within 1 mV of it").count(SenseFindings::agreed));

    private static final FigureGroup<PlacementGain> PLACEMENT = FigureGroup.of(
            figure("errorHalfWay", "", D, "P(error) by normal levels with thresholds half-way")
                    .number(PlacementGain::halfWay),
            figure("errorPlaced", "", D, "the same with thresholds as they are placed")
                    .number(PlacementGain::placed),
            figure("converterSigma_V", "V", S, "standard deviation of the converter, as the plan states it")
                    .number(PlacementGain::converterSigma_V));

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
            figure(
                            "trimEnergy_J",
                            "J",
                            D,
                            "by which a conversion takes more since its comparators are trimmed; part trim of an access")
                    .number(SenseFindings::trimEnergy_J),
            TIME,
            figure(
                            "thresholds_V",
                            "V",
                            S,
                            "where codes change without mismatch, at the bitline of a column with sample and hold")
                    .numbers(sense ->
                            sense.taps().stream().map(Tap::sampledTrip_V).toList()),
            FigureList.of("taps", "thresholds with their comparators", ThresholdFigures::of, ThresholdFigures.ALL),
            FigureList.of(
                    "conversions",
                    "a conversion of each state",
                    SenseFindings::conversions,
                    ConverterFigures.CONVERSIONS),
            FigurePart.of("sevenThresholds", "converter without its last comparator", sense -> sense, SEVEN),
            FigureList.of("states", "what moves a level from column to column", StateFigures::of, StateFigures.ALL),
            FigureList.of("samples", "sample and hold by voltage of the bitline", SenseFindings::samples, SAMPLES),
            FigureList.of(
                    "offsetTails",
                    "far offsets by FORM and importance sampling",
                    SenseFindings::tails,
                    ComparatorFigures.TAILS),
            FigurePart.of("checks", "offsets by whole decisions", sense -> sense, CHECKS),
            FigurePart.of("ladder", "reference ladder", SenseFindings::ladder, ConverterFigures.LADDERS),
            figure(
                            "burstError",
                            "",
                            S,
                            "largest relative distance of whole bursts in S0, S4 and S8 from their conversions and the blank one")
                    .number(SenseFindings::burstError),
            figure(
                            "otherRowsHeldOut_V",
                            "V",
                            S,
                            "with half of the other rows driven, largest distance from half of states[].otherRows_V")
                    .number(SenseFindings::couplingHeldOut_V),
            FigurePart.optional(
                    "placement",
                    "only with `sense.histogram` in the plan",
                    sense -> sense.placement().map(placement -> sense),
                    PLACEMENTS));

    private SenseFigures() {}
}
