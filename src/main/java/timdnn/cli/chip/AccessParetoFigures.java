package timdnn.cli.chip;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.D;

import java.util.List;
import java.util.stream.IntStream;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.pareto.AccessFront;
import timdnn.pareto.AccessPoint;

/** Figures of {@code pareto}. */
@SuppressWarnings("MemberName") // suffixes are units
final class AccessParetoFigures {
    /**
     * What was found.
     *
     * @param table name of the table
     * @param histogram name of the file with counts
     * @param front the designs
     */
    record Found(String table, String histogram, AccessFront front) {
        /** The designs, each with whether it is on the front. */
        List<Design> designs() {
            return IntStream.range(0, front.points().size())
                    .mapToObj(
                            i -> new Design(front.points().get(i), front.front().get(i)))
                    .toList();
        }

        long onFront() {
            return front.front().stream().filter(on -> on).count();
        }
    }

    /**
     * A design.
     *
     * @param point what it is judged by
     * @param front whether it is on the front
     */
    record Design(AccessPoint point, boolean front) {}

    static final FigureDefinition<Design> TIME = figure(
                    "time_s",
                    "s",
                    D,
                    "time of a product of a block of the table's rows and all columns, one after another")
            .number(design -> design.point().time_s());

    static final FigureDefinition<Design> ENERGY = figure(
                    "energy_J", "J", D, "energy of that product at the counts of the histogram, with leakage")
            .number(design -> design.point().energy_J());

    static final FigureDefinition<Design> ERRORS = figure(
                    "errorRate", "", D, "wrong counts of a bitline a product at the counts of the histogram")
            .number(design -> design.point().errorRate());

    static final FigureDefinition<Design> AREA = figure("area_m2", "m²", D, "area of a tile by rules")
            .number(design -> design.point().area_m2());

    static final FigureGroup<Found> ALL = FigureGroup.of(
            fact("table", "name of the table").text(Found::table),
            fact("histogram", "name of the file with counts of n and k").text(Found::histogram),
            figure("onFront", "", D, "designs that no other beats in time, energy, errors and area at once")
                    .count(Found::onFront),
            FigureList.of(
                    "designs",
                    "the designs, that of the table first",
                    Found::designs,
                    FigureGroup.of(
                            fact("name", "what is chosen")
                                    .text(design -> design.point().name()),
                            TIME,
                            ENERGY,
                            ERRORS,
                            AREA,
                            fact("status", "`D` derived from the table's parts, `S` simulated, as `--points` says")
                                    .text(design -> design.point().status().name()),
                            fact("front", "whether it is on the front").verdict(Design::front))));

    private AccessParetoFigures() {}
}
