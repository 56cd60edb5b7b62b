package timdnn.network.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import timdnn.input.InvalidInputException;
import timdnn.network.Activation;
import timdnn.network.Layer;
import timdnn.network.MatrixLayer;
import timdnn.network.Pooling;
import timdnn.network.TensorShape;
import timdnn.network.TensorSum;
import timdnn.network.TernaryNetwork;
import timdnn.network.ValueRange;

/** Walks a graph once, node by node, and leaves a {@link TernaryNetwork}. One reader per graph. */
final class OnnxGraphReader {
    private final Path file;
    private final GraphProto graph;
    private final float inputLow;
    private final float inputHigh;
    private final Map<String, OnnxConstant> constants = new HashMap<>();
    private final Map<String, OnnxValue> values = new HashMap<>();
    private final List<TernaryNetwork.Step> steps = new ArrayList<>();

    OnnxGraphReader(Path file, GraphProto graph, float inputLow, float inputHigh) {
        this.file = file;
        this.graph = graph;
        this.inputLow = inputLow;
        this.inputHigh = inputHigh;
    }

    TernaryNetwork read(String name) {
        for (TensorProto tensor : graph.getInitializerList()) {
            try {
                constants.put(tensor.getName(), OnnxConstant.of(tensor));
            } catch (IllegalArgumentException unreadable) {
                throw InvalidInputException.in(file, "constant " + tensor.getName(), unreadable.getMessage());
            }
        }
        TensorShape inputShape = readInput();
        for (NodeProto proto : graph.getNodeList()) {
            OnnxNode node = new OnnxNode(file, proto);
            if (proto.getOutputCount() == 0) {
                throw node.error("must have a result, has none");
            }
            try {
                read(node);
            } catch (IllegalArgumentException impossible) {
                throw node.error("cannot be built: " + impossible.getMessage());
            }
        }
        if (graph.getOutputCount() != 1) {
            throw InvalidInputException.in(file, "the graph", "must have one output, has " + graph.getOutputCount());
        }
        OnnxValue output = values.get(graph.getOutput(0).getName());
        if (output == null) {
            throw InvalidInputException.in(file, "output " + graph.getOutput(0).getName(), "is computed by no node");
        }
        return new TernaryNetwork(name, inputShape, inputLow, inputHigh, steps, output.result());
    }

    private TensorShape readInput() {
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(input -> !constants.containsKey(input.getName()))
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
        values.put(input.getName(), new OnnxValue(0, shape, new ValueRange(inputLow, inputHigh, 0)));
        return shape;
    }

    private void read(OnnxNode node) {
        switch (node.operator()) {
            case "Constant" -> constants.put(node.proto().getOutput(0), constantOf(node));
            case "Conv" ->
                matrix(
                        node,
                        MatrixImport.convolution(
                                node,
                                value(node, 0),
                                constant(node, 1),
                                node.hasInput(2) ? constant(node, 2).floats() : new float[0]));
            case "Gemm" ->
                matrix(
                        node,
                        MatrixImport.gemm(
                                node, value(node, 0), constant(node, 1), node.hasInput(2) ? constant(node, 2) : null));
            case "MatMul" -> matrix(node, MatrixImport.matMul(node, value(node, 0), constant(node, 1)));
            case "Add", "Sub", "Mul", "Div" -> arithmetic(node);
            case "BatchNormalization" -> {
                OnnxValue input = value(node, 0);
                append(node, ElementwiseImport.batchNormalization(node, input, this::constant), ValueRange.UNKNOWN);
            }
            case "Relu" -> {
                OnnxValue input = value(node, 0);
                append(
                        node,
                        Activation.of(node.name(), input.shape(), Activation.Function.RELU),
                        input.range().clipped(0, Float.POSITIVE_INFINITY));
            }
            case "Round" -> {
                OnnxValue input = value(node, 0);
                append(
                        node,
                        Activation.of(node.name(), input.shape(), Activation.Function.ROUND),
                        input.range().rounded());
            }
            case "Floor" -> {
                OnnxValue input = value(node, 0);
                append(
                        node,
                        Activation.of(node.name(), input.shape(), Activation.Function.FLOOR),
                        input.range().floored());
            }
            case "Clip" -> {
                OnnxValue input = value(node, 0);
                Activation clip = ElementwiseImport.clip(node, input, this::constant);
                append(node, clip, input.range().clipped(clip.low(), clip.high()));
            }
            case "MaxPool", "AveragePool", "GlobalAveragePool" -> {
                OnnxValue input = value(node, 0);
                Pooling pooling = PoolingImport.pooling(node, input);
                append(
                        node,
                        pooling,
                        pooling.maximum() ? input.range() : input.range().blurred());
            }
            case "Flatten" -> {
                node.require("axis", 1);
                OnnxValue input = value(node, 0);
                alias(node, input.reshaped(TensorShape.of(input.shape().size())));
            }
            case "Reshape" -> alias(node, ElementwiseImport.reshape(node, value(node, 0), constant(node, 1)));
            case "Identity", "Dropout" -> {
                if (constants.containsKey(node.input(0))) {
                    constants.put(node.proto().getOutput(0), constant(node, 0));
                } else {
                    alias(node, value(node, 0));
                }
            }
            default -> throw node.error("is not supported");
        }
    }

    private OnnxConstant constantOf(OnnxNode node) {
        try {
            if (node.attribute("value").isPresent()) {
                return OnnxConstant.of(node.attribute("value").get().getT());
            }
        } catch (IllegalArgumentException unreadable) {
            throw node.error(unreadable.getMessage());
        }
        if (node.attribute("value_float").isPresent()) {
            return OnnxConstant.scalar(node.number("value_float", 0));
        }
        if (node.attribute("value_int").isPresent()) {
            return OnnxConstant.scalar((double) node.integer("value_int", 0));
        }
        if (node.attribute("value_ints").isPresent()) {
            return OnnxConstant.of(node.attribute("value_ints").get().getIntsList().stream()
                    .mapToDouble(Long::doubleValue)
                    .toArray());
        }
        throw node.error("must have a value that is a tensor, a float or integers");
    }

    private void arithmetic(OnnxNode node) {
        boolean leftConstant = constants.containsKey(node.input(0));
        boolean rightConstant = constants.containsKey(node.input(1));
        if (leftConstant && rightConstant) {
            throw node.error("must read the image's values on one side, reads two constants");
        }
        if (leftConstant || rightConstant) {
            OnnxValue input = value(node, leftConstant ? 1 : 0);
            OnnxConstant constant = constant(node, leftConstant ? 0 : 1);
            ElementwiseImport.Arithmetic result = ElementwiseImport.arithmetic(node, input, constant, leftConstant);
            append(node, result.layer(), result.range());
            return;
        }
        OnnxValue left = value(node, 0);
        OnnxValue right = value(node, 1);
        if (!node.operator().equals("Add") || !left.shape().equals(right.shape())) {
            throw node.error("is supported between two tensors only as Add of equal shapes, was between " + left.shape()
                    + " and " + right.shape());
        }
        steps.add(new TernaryNetwork.Step(
                new TensorSum(node.name(), left.shape()), List.of(left.result(), right.result())));
        define(node, left.shape(), left.range().plus(right.range()));
    }

    private void matrix(OnnxNode node, MatrixLayer layer) {
        append(node, layer, ValueRange.UNKNOWN);
    }

    private void append(OnnxNode node, Layer layer, ValueRange range) {
        steps.add(new TernaryNetwork.Step(layer, List.of(value(node, 0, layer).result())));
        define(node, layer.outputShape(), range);
    }

    /** The tensor a layer reads: the first input of its node that is no constant. */
    private OnnxValue value(OnnxNode node, int from, Layer layer) {
        for (int index = from; index < node.proto().getInputCount(); index++) {
            OnnxValue found = values.get(node.input(index));
            if (found != null) {
                return found;
            }
        }
        throw node.error("reads nothing that depends on the image, for " + layer.name());
    }

    private void define(OnnxNode node, TensorShape shape, ValueRange range) {
        values.put(node.proto().getOutput(0), new OnnxValue(steps.size(), shape, range));
    }

    private void alias(OnnxNode node, OnnxValue value) {
        values.put(node.proto().getOutput(0), value);
    }

    private OnnxValue value(OnnxNode node, int index) {
        OnnxValue found = values.get(node.input(index));
        if (found == null) {
            throw node.error(
                    constants.containsKey(node.input(index))
                            ? "must read the image's values as input " + index + ", reads the constant "
                                    + node.input(index)
                            : "reads " + node.input(index) + ", which no earlier node computes");
        }
        return found;
    }

    private OnnxConstant constant(OnnxNode node, int index) {
        OnnxConstant found = constants.get(node.input(index));
        if (found == null) {
            throw node.error("must have a constant as input " + index + ", has "
                    + (node.hasInput(index) ? node.input(index) : "none"));
        }
        return found;
    }
}
