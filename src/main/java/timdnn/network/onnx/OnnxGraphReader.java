package timdnn.network.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import timdnn.input.InvalidInputException;
import timdnn.network.MatrixLayer;
import timdnn.network.TensorShape;
import timdnn.network.TernaryNetwork;
import timdnn.network.onnx.graph.GraphBuilder;
import timdnn.network.onnx.graph.NodePlace;
import timdnn.network.onnx.graph.OnnxNode;
import timdnn.network.onnx.graph.OnnxValue;
import timdnn.network.onnx.operator.Operators;

/** Walks a graph once, node by node, and leaves a {@link TernaryNetwork}. One reader per graph. */
final class OnnxGraphReader {
    private final Path file;
    private final GraphProto graph;
    private final long operatorSet;
    private final ImportOptions options;
    private final GraphBuilder builder;
    private final List<NodePlace> places = new ArrayList<>();

    OnnxGraphReader(Path file, Optional<Path> folder, GraphProto graph, long operatorSet, ImportOptions options) {
        this.file = file;
        this.graph = graph;
        this.operatorSet = operatorSet;
        this.options = options;
        this.builder = new GraphBuilder(file, folder, graph, options.floatLayers());
    }

    ImportedModel read(String name) {
        TensorShape inputShape = readInput();
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
            place(node, before);
        }
        if (graph.getOutputCount() != 1) {
            throw InvalidInputException.in(file, "the graph", "must have one output, has " + graph.getOutputCount());
        }
        String output = graph.getOutput(0).getName();
        OnnxValue value = builder.find(output)
                .orElseThrow(() -> InvalidInputException.in(
                        file,
                        "output " + output,
                        builder.isConstant(output) ? "does not depend on the image" : "is computed by no node"));
        TernaryNetwork network = new TernaryNetwork(
                name,
                inputShape,
                (float) options.pixels().low(),
                (float) options.pixels().high(),
                builder.steps(),
                value.result());
        return new ImportedModel(network, places);
    }

    private TensorShape readInput() {
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(input -> !builder.isConstant(input.getName()))
                .toList();
        if (inputs.size() != 1) {
            throw InvalidInputException.in(file, "the graph", "must have one input, has " + inputs.size());
        }
        ValueInfoProto input = inputs.get(0);
        List<Dimension> extents = input.getType().getTensorType().getShape().getDimList();
        if (input.getType().getTensorType().getElemType() != TensorProto.DataType.FLOAT.getNumber()
                || extents.size() < 2
                || extents.subList(1, extents.size()).stream().anyMatch(extent -> extent.getDimValue() < 1)) {
            throw InvalidInputException.in(
                    file,
                    "input " + input.getName(),
                    "must be a float tensor with a batch extent first and all other extents given");
        }
        TensorShape shape;
        try {
            shape = new TensorShape(extents.subList(1, extents.size()).stream()
                    .map(extent -> (int) Math.min(extent.getDimValue(), Integer.MAX_VALUE))
                    .toList());
        } catch (IllegalArgumentException tooLarge) {
            throw InvalidInputException.in(
                    file, "input " + input.getName(), "cannot be read: " + tooLarge.getMessage());
        }
        long batch = extents.get(0).getDimValue();
        if (batch > 0 && batch <= Integer.MAX_VALUE) {
            builder.batch((int) batch);
        }
        builder.input(input.getName(), new OnnxValue(0, shape, 0, options.pixels()));
        return shape;
    }

    private void place(OnnxNode node, int before) {
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
            detail = Placed.onTiles(matrices);
        } else if (!steps.isEmpty()) {
            place = NodePlace.Place.SPECIAL_FUNCTION_UNIT;
            detail = builder.reason(before)
                    .or(() -> builder.reason(builder.size() - 1))
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
        NodePlace found = new NodePlace(node.name(), node.operator(), place, detail);
        places.add(found);
        options.listener().accept(found);
    }
}
