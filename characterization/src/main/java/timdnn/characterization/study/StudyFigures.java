package timdnn.characterization.study;

import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.D;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.Optional;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.access.AccessFigures;
import timdnn.characterization.access.TileFindings;
import timdnn.characterization.area.AreaFigures;
import timdnn.characterization.area.AreaFindings;
import timdnn.characterization.column.ColumnFigures;
import timdnn.characterization.digital.DigitalFigures;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigurePart;
import timdnn.characterization.rareerror.SenseErrorFigures;
import timdnn.characterization.reduction.ReductionFigures;
import timdnn.characterization.sense.SenseFigures;
import timdnn.characterization.sram.SramFigures;
import timdnn.characterization.stepped.StepFigures;
import timdnn.characterization.stepped.SteppedFigures;
import timdnn.characterization.strength.StrengthFigures;

/** The figures of all subjects under one condition, and those of a condition among others. */
public final class StudyFigures {
    /**
     * All that was found under one condition.
     *
     * @param condition the subjects that a condition's findings hold
     * @param digital digital cells
     * @param area areas
     * @param geometry shape of the array
     */
    public record Found(
            ConditionFindings condition,
            Optional<DigitalFindings> digital,
            Optional<AreaFindings> area,
            ArrayGeometry geometry) {
        private Optional<DigitalFigures.Cells> cells() {
            return digital.map(found -> new DigitalFigures.Cells(found, geometry));
        }

        private Optional<TileFindings> tile() {
            return condition.access().map(access -> new TileFindings(access, digital));
        }
    }

    /** All subjects. */
    public static final FigureGroup<Found> ALL = FigureGroup.of(
            FigurePart.among(found -> found.condition().column(), ColumnFigures.ALL),
            FigurePart.among(
                    found -> Optional.of(new SenseErrorFigures.Found(
                            found.condition().senseErrors(), found.condition().column())),
                    SenseErrorFigures.ALL),
            FigurePart.optional(
                    "reduction",
                    "one bitline that stands for the column, where it was compared",
                    found -> found.condition().reduction(),
                    ReductionFigures.ALL),
            FigurePart.among(Found::cells, DigitalFigures.ALL),
            FigurePart.optional(
                    "access",
                    "only with `access` in the plan: a 16x256 product in one access of 16 rows",
                    Found::tile,
                    AccessFigures.ALL),
            FigurePart.optional(
                    "adc",
                    "only with `sense` in the plan",
                    found -> found.condition().sense(),
                    SenseFigures.ALL),
            FigurePart.optional(
                    "access",
                    "only with `stepped` in the plan: a 16x256 product in a stepped access",
                    found -> found.condition().stepped(),
                    SteppedFigures.ALL),
            FigurePart.optional(
                    "adc",
                    "only with `stepped` in the plan: the comparators in their steps",
                    found -> found.condition().stepped(),
                    StepFigures.ALL),
            FigurePart.optional(
                    "strength",
                    "only with `strength` in the plan",
                    found -> found.condition().strength(),
                    StrengthFigures.ALL),
            FigurePart.optional(
                    "sram",
                    "only with `sram` in the plan: a row of 512 columns, all read or written together, with its wordline",
                    found -> found.condition().sram(),
                    SramFigures.ALL),
            FigurePart.optional(
                    "area",
                    "only where circuits around the array were simulated; from their transistors and assumed rules, whose reach"
                            + " the bounds are",
                    Found::area,
                    AreaFigures.ALL));

    /** Smallest half-margin. */
    public static final FigureDefinition<SweepPoint.Margin> HALF_MARGIN = figure(
                    "", "", D, "smallest half-margin in \u03c3 over the states that Monte Carlo visited")
            .interval(SweepPoint.Margin::sigmas);

    /** Smallest margin. */
    public static final FigureDefinition<SweepPoint> SMALLEST_MARGIN = figure(
                    "smallestMargin_V", "V", S, "smallest nominal margin between neighbours of S0 to S8")
            .number(SweepPoint::smallestMargin_V);

    /** Time of an access. */
    public static final FigureDefinition<SweepPoint> ACCESS_TIME = figure(
                    "accessTime_s", "s", S, "strobe, gap and precharge, or the strobe alone without energy")
            .number(SweepPoint::time_s);

    private static final FigureGroup<SweepPoint.Margin> HALF_MARGINS =
            FigureGroup.of(figure("n", "", D, "its state").count(SweepPoint.Margin::n), HALF_MARGIN);

    /** A condition among others. */
    public static final FigureGroup<SweepPoint> POINT = FigureGroup.of(
            FigureDefinition.fact("pareto", "whether no other is better in half-margin, energy and time at once")
                    .verdict(SweepPoint::pareto),
            figure("vdd_V", "V", S, "supply").number(SweepPoint::vdd_V),
            ACCESS_TIME,
            SMALLEST_MARGIN,
            FigurePart.optional("halfMarginInSigmas", "with Monte Carlo", SweepPoint::margin, HALF_MARGINS),
            figure("cellTransistors", "", S, "transistors of a cell")
                    .<SweepPoint>count(point -> point.column().transistors().orElseThrow())
                    .onlyIf(point -> point.column().transistors().isPresent()));

    private StudyFigures() {}
}
