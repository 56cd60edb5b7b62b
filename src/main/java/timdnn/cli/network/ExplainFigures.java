package timdnn.cli.network;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.D;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.network.MatrixLayer;
import timdnn.network.onnx.ImportedModel;
import timdnn.network.onnx.graph.NodePlace;

/** What {@code network --explain} prints: where each node of a model runs. */
final class ExplainFigures {
    private static final FigureGroup<NodePlace> NODE = FigureGroup.of(
            fact("node", "its name").text(NodePlace::node),
            fact("operator", "its operator").text(NodePlace::operator),
            fact(
                            "place",
                            "`tile`; `special-function unit`, in float32; `constant`, known at import; `shape only`, where extents"
                                    + " are named anew and nothing is computed")
                    .text(place -> place.place().text()),
            fact("detail", "what runs there, or why it does not run on a tile").text(NodePlace::detail));

    /** All keys. */
    static final FigureGroup<ImportedModel> ALL = FigureGroup.of(
            fact("model", "name of the model").text(model -> model.network().name()),
            figure("ternaryLayers", "", D, "layers on tiles")
                    .count(model -> model.network().matrixLayers().size()),
            figure("multiplyAccumulates", "", D, "of an image on tiles")
                    .count(model -> model.network().matrixLayers().stream()
                            .mapToLong(MatrixLayer::multiplyAccumulates)
                            .sum()),
            FigureList.of("nodes", "nodes of the model, in its order", ImportedModel::places, NODE));

    private ExplainFigures() {}

    /** One node as people read it. */
    static String line(NodePlace place) {
        return String.format(
                Locale.ROOT,
                "%-24s %-20s %-22s %s",
                place.node(),
                place.operator(),
                place.place().text(),
                place.detail());
    }

    static void print(List<NodePlace> places, PrintWriter out) {
        places.forEach(place -> out.println(line(place)));
        out.flush();
    }
}
