package timdnn.network.onnx.operator;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Arrays;
import java.util.List;
import timdnn.network.onnx.graph.GraphBuilder;
import timdnn.network.onnx.graph.OnnxConstant;
import timdnn.network.onnx.graph.OnnxNode;
import timdnn.network.onnx.graph.OnnxValue;

/** Nodes whose results are known at import: Constant, ConstantOfShape, Shape; and Cast. */
final class ConstantImport {
    private ConstantImport() {}

    static void constant(OnnxNode node, GraphBuilder graph) {
        graph.define(node, 0, value(node, graph));
    }

    private static OnnxConstant value(OnnxNode node, GraphBuilder graph) {
        try {
            if (node.attribute("value").isPresent()) {
                return graph.content(node.attribute("value").get().getT());
            }
        } catch (IllegalArgumentException unreadable) {
            throw node.error(unreadable.getMessage());
        }
        if (node.attribute("value_float").isPresent()) {
            return OnnxConstant.scalar(DataType.FLOAT, node.number("value_float", 0));
        }
        if (node.attribute("value_int").isPresent()) {
            return OnnxConstant.scalar(DataType.INT64, (double) node.integer("value_int", 0));
        }
        if (node.attribute("value_ints").isPresent()) {
            return OnnxConstant.integers(
                    node.attribute("value_ints").map(AttributeProto::getIntsList).orElseThrow().stream()
                            .mapToDouble(Long::doubleValue)
                            .toArray());
        }
        if (node.attribute("value_floats").isPresent()) {
            double[] values = node.attribute("value_floats").map(AttributeProto::getFloatsList).orElseThrow().stream()
                    .mapToDouble(Float::doubleValue)
                    .toArray();
            return OnnxConstant.of(DataType.FLOAT, List.of(values.length), values);
        }
        throw node.error("must have a value that is a tensor, or floats or integers");
    }

    static void constantOfShape(OnnxNode node, GraphBuilder graph) {
        OnnxConstant shape = graph.constant(node, 0);
        List<Integer> extents = Arrays.stream(shape.ints()).boxed().toList();
        OnnxConstant value = node.attribute("value")
                .map(attribute -> graph.content(attribute.getT()))
                .orElse(OnnxConstant.scalar(DataType.FLOAT, 0));
        double[] values = new double[IndexMap.size(extents)];
        Arrays.fill(values, value.value(0));
        graph.define(node, 0, OnnxConstant.of(value.type(), extents, values));
    }

    static void shape(OnnxNode node, GraphBuilder graph) {
        boolean constant = graph.isConstant(node.input(0));
        OnnxValue input = constant ? null : graph.value(node, 0);
        List<Integer> extents = constant ? graph.extents(node, 0).extents() : input.extents();
        int rank = extents.size();
        int start = clamped(node.integer("start", 0), rank);
        int end = clamped(node.integer("end", rank), rank);
        int count = Math.max(0, end - start);
        double[] values = new double[count];
        boolean[] ofBatch = new boolean[count];
        for (int index = 0; index < count; index++) {
            ofBatch[index] = !constant && start + index == input.batchAxis();
            values[index] = ofBatch[index] ? graph.batch() : extents.get(start + index);
        }
        graph.define(node, 0, OnnxConstant.of(DataType.INT64, List.of(count), values, ofBatch));
    }

    private static int clamped(long axis, int rank) {
        return (int) Math.max(0, Math.min(rank, axis < 0 ? axis + rank : axis));
    }

    /** A cast between types of numbers; of tensors only where it leaves every value as it is. */
    static void cast(OnnxNode node, GraphBuilder graph) {
        DataType type = GraphBuilder.type(node.integer("to", 1));
        if (graph.isConstant(node.input(0))) {
            OnnxConstant constant = graph.extents(node, 0);
            double[] values = constant.values();
            boolean[] ofBatch = new boolean[values.length];
            for (int index = 0; index < values.length; index++) {
                values[index] = Folding.rounded(type, values[index]);
                ofBatch[index] = constant.ofBatch(index);
            }
            graph.define(node, 0, OnnxConstant.of(type, constant.extents(), values, ofBatch));
            return;
        }
        OnnxValue input = graph.value(node, 0);
        boolean whole = input.range().step() > 0
                && input.range().step() == Math.rint(input.range().step());
        if (Folding.isInteger(type) && !whole) {
            throw node.error(
                    "must cast whole numbers to " + type + ", casts values that may have fractions: use Floor");
        }
        graph.define(node, 0, input);
    }
}
