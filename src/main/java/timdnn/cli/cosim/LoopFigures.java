package timdnn.cli.cosim;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.S;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.characterization.figure.FigurePart;
import timdnn.characterization.figure.FigureText;
import timdnn.cli.network.UsedTable;
import timdnn.cosim.LoopResult;
import timdnn.lut.store.LutArtifact;

/** Figures of a network with SPICE in the loop, and the lines that tell them. */
final class LoopFigures {
    /**
     * A result, the network and its layer, and the table.
     *
     * @param model name of the network
     * @param layer name of the layer that was simulated
     * @param result what was found
     * @param table the table
     * @param ngspice version of ngspice
     */
    record Found(String model, String layer, LoopResult result, LutArtifact table, String ngspice) {}

    private static final FigureDefinition<LoopResult> ALIKE = figure(
                    "codesAlike",
                    "",
                    S,
                    "share of the layer's codes that simulated columns and the die's tables give alike")
            .boundsBeside(result -> Optional.of(result.codesAlike()));

    private static final FigureGroup<LoopResult> RESULT = FigureGroup.of(
            figure("accesses", "", S, "column accesses of the layer, two codes each")
                    .count(LoopResult::accesses),
            figure("simulations", "", S, "those that were simulated: a column that meets the same inputs again is not")
                    .count(LoopResult::simulations),
            figure("failed", "", S, "accesses whose simulation failed; their codes are those of the tables")
                    .count(LoopResult::failed),
            ALIKE,
            figure(
                            "classesAlike",
                            "",
                            S,
                            "images whose class is the same with the layer simulated as by the die's tables")
                    .count(LoopResult::classesAlike),
            figure(
                            "logitDifferenceLargest",
                            "",
                            S,
                            "largest distance of a logit from that of the die's tables, without its sign")
                    .number(LoopResult::largestLogitDifference),
            figure("logitLargest", "", S, "largest logit by the die's tables, without its sign")
                    .number(LoopResult::largestLogit),
            figure("right", "", S, "images that are classified right with the layer simulated")
                    .count(LoopResult::rightSimulated),
            figure("rightByTables", "", S, "the same of the die by its tables").count(LoopResult::rightByTables),
            figure("rightWithoutErrors", "", S, "the same of a tile without errors")
                    .count(LoopResult::rightExact));

    private static final FigureGroup<LoopResult.Image> IMAGE = FigureGroup.of(
            fact("image", "its number").exact(LoopResult.Image::number),
            fact("label", "the right class").exact(LoopResult.Image::label),
            figure("logits", "", S, "with the layer simulated").numbers(image -> doubles(image.simulated())),
            figure("logitsByTables", "", S, "of the die by its tables").numbers(image -> doubles(image.byTables())),
            figure("logitsWithoutErrors", "", S, "of a tile without errors").numbers(image -> doubles(image.exact())));

    /** All keys. */
    static final FigureGroup<Found> ALL = FigureGroup.of(
            fact("model", "name of the model").text(Found::model),
            fact("status", "S: every figure is simulated").text(found -> S.name()),
            fact("layer", "name of the layer whose columns are simulated").text(Found::layer),
            FigurePart.among(found -> Optional.of(found.result()), RESULT),
            FigureList.of("images", "by image", found -> found.result().images(), IMAGE),
            fact("ngspice", "its version").text(Found::ngspice),
            FigurePart.of("lut", "the table", Found::table, UsedTable.FIGURES));

    private LoopFigures() {}

    private static List<Double> doubles(List<Float> values) {
        return values.stream().map(Float::doubleValue).toList();
    }

    /** What people read. */
    static void print(PrintWriter out, Found found) {
        LoopResult result = found.result();
        line(
                out,
                "layer",
                "%s: %d column accesses of %d images, %d simulations, %d failed",
                found.layer(),
                result.accesses(),
                result.images().size(),
                result.simulations(),
                result.failed());
        line(out, "codes", "%s those of the die's tables (S)", FigureText.of(ALIKE.of(result), "%"));
        line(
                out,
                "logits",
                "at most %.3g from those of the die's tables, which reach %.3g; %d of %d classes alike (S)",
                result.largestLogitDifference(),
                result.largestLogit(),
                result.classesAlike(),
                result.images().size());
        line(
                out,
                "right",
                "%d of %d; %d by the die's tables, %d without errors (S)",
                result.rightSimulated(),
                result.images().size(),
                result.rightByTables(),
                result.rightExact());
        out.flush();
    }

    private static void line(PrintWriter out, String what, String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, "%-12s %s", what, String.format(Locale.ROOT, format, arguments)));
    }
}
