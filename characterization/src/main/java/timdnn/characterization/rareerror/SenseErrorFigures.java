package timdnn.characterization.rareerror;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.D;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import timdnn.characterization.column.ColumnFigures;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.column.ColumnFindings.SenseState;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.characterization.figure.FigurePart;
import timdnn.characterization.rareerror.SenseErrorFindings.Conversions;
import timdnn.characterization.rareerror.SenseErrorFindings.HeldOut;
import timdnn.characterization.rareerror.SenseErrorRate.Side;
import timdnn.characterization.statistics.Estimate;

/** Figures of sensing errors: by rare-event sampling where the plan asks for it, else from Monte Carlo alone. */
public final class SenseErrorFigures {
    /** A state with its rate, one of the two. */
    record Row(Optional<SenseErrorRate> rare, Optional<SenseState> counted) {}

    /** What was found, with the column that Monte Carlo gives rates of. */
    public record Found(SenseErrorFindings errors, Optional<ColumnFindings> column) {}

    /** What a model says of failures that were not found bounds nothing from above. */
    private static Estimate unbounded(Estimate probability, boolean model) {
        return model
                ? new Estimate(
                        probability.estimate(), probability.low(), Double.POSITIVE_INFINITY, probability.simulations())
                : probability;
    }

    /**
     * A number of driven rows.
     *
     * @param rate the state's rate
     * @param d driven rows that have no product on the bitline
     */
    public record Driven(SenseErrorRate rate, int d) {}

    /** P(code wrong | n). */
    public static final FigureDefinition<SenseErrorRate> RATE =
            figure("", "", S, "P(code wrong given n)").interval(rate -> unbounded(rate.total(), rate.isModel()));

    /** Its standard error. */
    public static final FigureDefinition<SenseErrorRate> RELATIVE_ERROR = figure(
                    "relativeError", "", S, "one standard error over the probability; null where no failure was seen")
            .number(SenseErrorRate::relativeError);

    /** P of one side. */
    public static final FigureDefinition<Side> SIDE =
            figure("", "", S, "P of this side").interval(side -> unbounded(side.probability(), side.isModel()));

    /** The same by subset simulation. */
    public static final FigureDefinition<Side> CHECK =
            figure("", "", S, "the same by subset simulation").interval(Side::check);

    /** P over the histogram. */
    public static final FigureDefinition<Conversions> PROBABILITY =
            figure("", "", D, "P_E over the plan's histogram").interval(Conversions::probability);

    /** Its standard error. */
    public static final FigureDefinition<Conversions> PROBABILITY_ERROR =
            figure("relativeError", "", D, "one standard error over P_E").number(Conversions::relativeError);

    /** Distance of the design point. */
    public static final FigureDefinition<Side> BETA = figure(
                    "beta", "", S, "distance of the nearest design point in \u03c3; null where there is none")
            .number(Side::beta);

    private static final FigureGroup<Side> CHECKS =
            FigureGroup.of(CHECK, fact("method", "subset simulation").text(side -> "subset simulation"));

    private static final FigureGroup<Side> SIDES = FigureGroup.of(
            SIDE,
            fact("status", "`model` where FORM found no failure: there is no upper bound then")
                    .text((Side side) -> "model")
                    .onlyIf(Side::isModel),
            figure("relativeError", "", S, "one standard error over it; null where no failure was seen")
                    .number(Side::relativeError),
            figure("effectiveSampleSize", "", S, "(\u03a3w)\u00b2/\u03a3w\u00b2 over the failing samples")
                    .number(Side::effectiveSampleSize),
            figure("largestWeight", "", S, "share of the largest weight").number(Side::largestWeight),
            figure("failed", "", S, "simulations that gave no number").count(Side::failed),
            BETA,
            fact("method", "how it was found").text(Side::method),
            figure("shares", "", D, "with `sense`: share of each cause in the variance at the nearest design point")
                    .byName(Side::shares)
                    .onlyIf(side -> !side.shares().isEmpty()),
            FigurePart.optional(
                    "check",
                    "only if asked for",
                    side -> Optional.of(side).filter(one -> one.check().simulations() > 0),
                    CHECKS));

    /** P by driven rows. */
    public static final FigureDefinition<Driven> DRIVEN_RATE = figure(
                    "", "", S, "P(code wrong given n and d), of which that given n is the mean")
            .bounds(one -> Optional.of(one.rate().total(one.d())));

    private static final FigureGroup<Driven> DRIVEN = FigureGroup.of(
            figure("d", "", S, "driven rows that have no product on the bitline")
                    .count(Driven::d),
            DRIVEN_RATE);

    /** A state of the rare-event experiment. */
    public static final FigureGroup<SenseErrorRate> STATE = FigureGroup.of(
            figure("n", "", S, "state").count(SenseErrorRate::n),
            RATE,
            fact("status", "`model` where FORM found no failure: there is no upper bound then")
                    .text((SenseErrorRate rate) -> "model")
                    .onlyIf(SenseErrorRate::isModel),
            RELATIVE_ERROR,
            figure("effectiveSampleSize", "", S, "of the larger side")
                    .number(rate -> rate.dominant().effectiveSampleSize()),
            figure("largestWeight", "", S, "of the larger side")
                    .number(rate -> rate.dominant().largestWeight()),
            fact("method", "how it was found").text(rate -> rate.dominant().method()),
            FigurePart.of("below", "code too low", SenseErrorRate::below, SIDES),
            FigurePart.of("above", "code too high", SenseErrorRate::above, SIDES),
            FigureList.of("drivenRows", "with `sense`: by driven rows", SenseErrorFigures::driven, DRIVEN)
                    .unlessEmpty());

    private static final FigureGroup<SenseState> COUNTED_TAIL =
            FigureGroup.of(ColumnFigures.TAIL, fact("method", "normal tail").text(state -> "normal tail"));

    private static final FigureGroup<SenseState> COUNTED = FigureGroup.of(
            figure("n", "", S, "state").count(SenseState::n),
            ColumnFigures.COUNTED,
            fact("method", "counts").text(state -> "counts"),
            FigurePart.of("tail", "without `senseError`: a model beside the counts", state -> state, COUNTED_TAIL));

    /** What driven rows do to the bitline. */
    public static final FigureDefinition<HeldOut> SHIFT =
            figure("shift_V", "V", S, "what they move the bitline by").number(HeldOut::shift_V);

    /** P as the table has it. */
    public static final FigureDefinition<HeldOut> READ =
            figure("rate", "", D, "of the table there").number(HeldOut::rate);

    /** P as it was simulated. */
    public static final FigureDefinition<HeldOut> SIMULATED =
            figure("simulated", "", S, "from simulations of its own").interval(HeldOut::simulated);

    /** Their difference. */
    public static final FigureDefinition<HeldOut> DEVIATION = figure(
                    "deviation", "", D, "ln(rate / simulated) in standard errors")
            .number(HeldOut::deviation);

    private static final FigureGroup<HeldOut> HELD_OUT = FigureGroup.of(
            figure("n", "", S, "state").count(HeldOut::n),
            fact("side", "below or above").text(one -> one.below() ? "below" : "above"),
            figure("d", "", S, "driven rows that have no product on the bitline")
                    .count(HeldOut::driven),
            SHIFT,
            READ,
            SIMULATED,
            DEVIATION);

    private static final FigureGroup<Conversions> CONVERSIONS = FigureGroup.of(
            PROBABILITY,
            PROBABILITY_ERROR,
            figure("savingOverEqualParts", "", D, "how many times fewer simulations than in equal parts")
                    .number(Conversions::saving));

    /** All. */
    public static final FigureGroup<Found> ALL = FigureGroup.of(
            FigureList.of(
                    "senseErrorRate",
                    "rates by state: by rare-event sampling with `senseError` in the plan, else counted",
                    SenseErrorFigures::rows,
                    FigureGroup.of(FigurePart.among(Row::rare, STATE), FigurePart.among(Row::counted, COUNTED))),
            FigureList.<Found, HeldOut>of(
                            "senseErrorHeldOut",
                            "with `sense`: simulations with driven rows in the circuit against the table",
                            found -> found.errors().heldOut(),
                            HELD_OUT)
                    .unlessEmpty(),
            FigurePart.optional(
                    "senseErrorProbability",
                    "only with `senseError.histogram` in the plan",
                    found -> found.errors().conversions(),
                    CONVERSIONS));

    private SenseErrorFigures() {}

    private static List<Row> rows(Found found) {
        return found.errors().rates().isEmpty()
                ? found.column().map(ColumnFindings::states).orElse(List.of()).stream()
                        .map(state -> new Row(Optional.empty(), Optional.of(state)))
                        .toList()
                : found.errors().rates().stream()
                        .map(rate -> new Row(Optional.of(rate), Optional.empty()))
                        .toList();
    }

    private static List<Driven> driven(SenseErrorRate rate) {
        int rows = Math.max(rate.below().driven().size(), rate.above().driven().size());
        return IntStream.range(0, rows).mapToObj(d -> new Driven(rate, d)).toList();
    }
}
