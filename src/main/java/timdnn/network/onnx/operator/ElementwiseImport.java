package timdnn.network.onnx.operator;

import timdnn.network.Activation;
import timdnn.network.BatchNormalization;
import timdnn.network.ValueRange;
import timdnn.network.onnx.graph.GraphBuilder;
import timdnn.network.onnx.graph.OnnxConstant;
import timdnn.network.onnx.graph.OnnxNode;
import timdnn.network.onnx.graph.OnnxValue;

/** Clip and BatchNormalization nodes as layers. */
final class ElementwiseImport {
    private ElementwiseImport() {}

    static void clip(OnnxNode node, GraphBuilder graph) {
        float low =
                node.hasInput(1) ? bound(node, graph.constant(node, 1)) : node.number("min", Float.NEGATIVE_INFINITY);
        float high =
                node.hasInput(2) ? bound(node, graph.constant(node, 2)) : node.number("max", Float.POSITIVE_INFINITY);
        if (!(low <= high)) {
            throw node.error("must have its lower bound below its upper, has " + low + " and " + high);
        }
        if (graph.isConstant(node.input(0))) {
            graph.define(node, 0, Folding.apply(graph.constant(node, 0), x -> Math.min(Math.max(x, low), high)));
            return;
        }
        OnnxValue input = graph.value(node, 0);
        Activation clip = new Activation(node.name(), input.shape(), Activation.Function.CLIP, low, high);
        graph.define(node, 0, graph.append(clip, input.range().clipped(low, high), input));
    }

    private static float bound(OnnxNode node, OnnxConstant constant) {
        if (constant.size() != 1) {
            throw node.error("must have bounds of one value, has extents " + constant.extents());
        }
        return (float) constant.value(0);
    }

    static void batchNormalization(OnnxNode node, GraphBuilder graph) {
        node.require("training_mode", 0);
        OnnxValue input = graph.value(node, 0);
        if (input.batchAxis() != 0) {
            throw node.error("must read a tensor with the batch first, reads " + input);
        }
        BatchNormalization layer;
        try {
            layer = new BatchNormalization(
                    node.name(),
                    input.shape(),
                    graph.constant(node, 1).floats(),
                    graph.constant(node, 2).floats(),
                    graph.constant(node, 3).floats(),
                    graph.constant(node, 4).floats(),
                    node.number("epsilon", 1e-5f));
        } catch (IllegalArgumentException wrongLength) {
            throw node.error(wrongLength.getMessage());
        }
        graph.define(node, 0, graph.append(layer, ValueRange.UNKNOWN, input));
    }
}
