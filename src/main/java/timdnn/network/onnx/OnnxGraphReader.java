package timdnn.network.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import timdnn.input.InvalidInputException;
import timdnn.network.MatrixLayer;
import timdnn.network.StateInput;
import timdnn.network.TernaryNetwork;
import timdnn.network.ValueRange;
import timdnn.network.onnx.graph.FloatLayers;
import timdnn.network.onnx.graph.GraphBuilder;
import timdnn.network.onnx.graph.GraphInputs;
import timdnn.network.onnx.graph.NodePlace;
import timdnn.network.onnx.graph.OnnxNode;
import timdnn.network.onnx.graph.OnnxValue;
import timdnn.network.onnx.operator.Operators;

/**
 * Walks a graph, node by node, and leaves a {@link TernaryNetwork}. One reader per graph.
 *
 * <p>A graph with states is walked twice. The first time nothing is assumed of them, so what is then known of the values that they
 * become holds for every time step; with 0, which they are before the first, it is what the second walk assumes.
 */
final class OnnxGraphReader {
    private final Path file;
    private final Optional<Path> folder;
    private final GraphProto graph;
    private final long operatorSet;
    private final ImportOptions options;

    OnnxGraphReader(Path file, Optional<Path> folder, GraphProto graph, long operatorSet, ImportOptions options) {
        this.file = file;
        this.folder = folder;
        this.graph = graph;
        this.operatorSet = operatorSet;
        this.options = options;
    }

    ImportedModel read(String name) {
        GraphInputs inputs = GraphInputs.of(file, graph, options.sequence());
        List<ValueRange> ranges =
                new ArrayList<>(Collections.nCopies(inputs.states().size(), ValueRange.UNKNOWN));
        if (!ranges.isEmpty()) {
            GraphBuilder unknown = new GraphBuilder(file, folder, graph, FloatLayers.ALL);
            List<OnnxValue> outputs = walk(unknown, inputs, ranges, place -> {});
            for (int state = 0; state < ranges.size(); state++) {
                ranges.set(state, outputs.get(state + 1).range().withValue(0));
            }
        }
        GraphBuilder builder = new GraphBuilder(file, folder, graph, options.floatLayers());
        List<NodePlace> places = new ArrayList<>();
        List<OnnxValue> outputs = walk(builder, inputs, ranges, place -> {
            places.add(place);
            options.listener().accept(place);
        });
        List<TernaryNetwork.State> states = new ArrayList<>();
        for (int state = 0; state < ranges.size(); state++) {
            states.add(
                    new TernaryNetwork.State(state + 1, outputs.get(state + 1).result()));
        }
        try {
            TernaryNetwork network = new TernaryNetwork(
                    name,
                    inputs.data().shape(),
                    (float) options.pixels().low(),
                    (float) options.pixels().high(),
                    builder.steps(),
                    outputs.get(0).result(),
                    states);
            return new ImportedModel(network, places);
        } catch (IllegalArgumentException impossible) {
            throw InvalidInputException.in(file, "the graph", "cannot be built: " + impossible.getMessage());
        }
    }

    private List<OnnxValue> walk(
            GraphBuilder builder, GraphInputs inputs, List<ValueRange> states, Consumer<NodePlace> listener) {
        if (inputs.batch() > 0) {
            builder.batch(inputs.batch());
        }
        GraphInputs.Input data = inputs.data();
        builder.input(data.name(), new OnnxValue(0, data.shape(), data.batchAxis(), options.pixels()));
        for (int state = 0; state < states.size(); state++) {
            GraphInputs.Input input = inputs.states().get(state);
            builder.input(
                    input.name(),
                    builder.append(
                            new StateInput(input.name(), input.shape()),
                            states.get(state),
                            input.batchAxis(),
                            List.of()));
        }
        for (NodeProto proto : graph.getNodeList()) {
            OnnxNode node = new OnnxNode(file, proto, operatorSet);
            if (proto.getOutputCount() == 0) {
                throw node.error("must have a result, has none");
            }
            int before = builder.size();
            try {
                Operators.read(node, builder);
            } catch (IllegalArgumentException | ArithmeticException impossible) {
                throw node.error("cannot be built: " + impossible.getMessage());
            }
            listener.accept(place(builder, node, before));
        }
        return inputs.outputs().stream().map(output -> output(builder, output)).toList();
    }

    private OnnxValue output(GraphBuilder builder, String output) {
        return builder.find(output)
                .orElseThrow(() -> InvalidInputException.in(
                        file,
                        OnnxNode.plain("output " + output),
                        builder.isConstant(output) ? "does not depend on the image" : "is computed by no node"));
    }

    private static NodePlace place(GraphBuilder builder, OnnxNode node, int before) {
        List<TernaryNetwork.Step> steps = builder.steps().subList(before, builder.size());
        List<MatrixLayer> matrices = steps.stream()
                .map(TernaryNetwork.Step::layer)
                .filter(MatrixLayer.class::isInstance)
                .map(MatrixLayer.class::cast)
                .toList();
        NodePlace.Place place;
        String detail;
        if (!matrices.isEmpty()) {
            place = NodePlace.Place.TILE;
            detail = Placed.onTiles(matrices)
                    + reason(builder, before)
                            .map(reason -> "; the rest is not on tiles: it " + reason)
                            .orElse("");
        } else if (!steps.isEmpty()) {
            place = NodePlace.Place.SPECIAL_FUNCTION_UNIT;
            detail = reason(builder, before)
                    .map(reason -> "not on tiles: it " + reason)
                    .orElseGet(() -> Placed.digital(steps));
        } else if (builder.isConstant(node.proto().getOutput(0))) {
            place = NodePlace.Place.CONSTANT;
            detail = "known at import";
        } else {
            place = NodePlace.Place.SHAPE;
            detail = builder.find(node.proto().getOutput(0))
                    .map(OnnxValue::toString)
                    .orElse("");
        }
        return new NodePlace(node.name(), node.operator(), place, detail);
    }

    private static Optional<String> reason(GraphBuilder builder, int before) {
        return IntStream.range(before, builder.size())
                .mapToObj(builder::reason)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
