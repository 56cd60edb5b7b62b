package timdnn.network.onnx.operator;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import timdnn.network.ConstantArithmetic;
import timdnn.network.ValueRange;
import timdnn.network.digital.Quantization;
import timdnn.network.onnx.graph.GraphBuilder;
import timdnn.network.onnx.graph.OnnxConstant;
import timdnn.network.onnx.graph.OnnxNode;
import timdnn.network.onnx.graph.OnnxValue;

/** QuantizeLinear and DequantizeLinear: whole numbers of eight or sixteen bits, and the values that they stand for. */
final class QuantizeImport {
    private QuantizeImport() {}

    static void quantize(OnnxNode node, GraphBuilder graph) {
        node.require("block_size", 0);
        OnnxConstant scale = graph.constant(node, 1);
        DataType type = node.hasInput(2) ? graph.constant(node, 2).type() : DataType.UINT8;
        float low = lowest(node, type);
        float high = highest(type);
        if (graph.isConstant(node.input(0))) {
            OnnxConstant input = graph.constant(node, 0);
            OnnxConstant s = spread(node, scale, input);
            OnnxConstant z = zeroPoint(node, graph, input);
            OnnxConstant scaled = Folding.apply(node, input, s, (x, y) -> Math.rint((float) x / (float) y));
            OnnxConstant shifted = Folding.apply(node, scaled, z, (x, y) -> Math.min(Math.max(x + y, low), high));
            graph.define(node, 0, OnnxConstant.of(type, shifted.extents(), shifted.values()));
            return;
        }
        OnnxValue input = graph.value(node, 0);
        if (scale.size() != 1) {
            throw node.error("must have one scale for a tensor, has " + scale.size());
        }
        float zeroPoint = node.hasInput(2) ? (float) graph.constant(node, 2).value(0) : 0;
        Quantization layer = new Quantization(
                node.name(),
                input.shape(),
                (float) scale.value(0),
                zeroPoint,
                low,
                high,
                Quantization.Rounding.ROUND,
                false,
                false);
        graph.define(node, 0, graph.append(layer, new ValueRange(low, high, 1), input));
    }

    static void dequantize(OnnxNode node, GraphBuilder graph) {
        node.require("block_size", 0);
        OnnxConstant scale = graph.constant(node, 1);
        if (graph.isConstant(node.input(0))) {
            OnnxConstant input = graph.constant(node, 0);
            OnnxConstant s = spread(node, scale, input);
            OnnxConstant z = zeroPoint(node, graph, input);
            OnnxConstant shifted = Folding.apply(node, input, z, (x, y) -> x - y);
            OnnxConstant whole = OnnxConstant.of(DataType.FLOAT, shifted.extents(), shifted.values());
            graph.define(node, 0, Folding.apply(node, whole, s, (x, y) -> x * y));
            return;
        }
        OnnxValue input = graph.value(node, 0);
        if (scale.size() != 1) {
            throw node.error("must have one scale for a tensor, has " + scale.size());
        }
        float zeroPoint = node.hasInput(2) ? (float) graph.constant(node, 2).value(0) : 0;
        OnnxValue shifted = input;
        if (zeroPoint != 0) {
            float[] by = {zeroPoint};
            shifted = graph.append(
                    new ConstantArithmetic(node.name(), input.shape(), ConstantArithmetic.Operation.SUBTRACT, by),
                    input.range().plus(new float[] {-zeroPoint}),
                    input);
        }
        float[] by = {(float) scale.value(0)};
        graph.define(
                node,
                0,
                graph.append(
                        new ConstantArithmetic(node.name(), input.shape(), ConstantArithmetic.Operation.MULTIPLY, by),
                        shifted.range().times(by),
                        shifted));
    }

    /** A scale or zero point with extents that broadcast along its axis. */
    private static OnnxConstant spread(OnnxNode node, OnnxConstant constant, OnnxConstant input) {
        if (constant.size() == 1) {
            return constant.reshaped(List.of());
        }
        int axis = node.axis(node.integer("axis", 1), input.rank());
        if (constant.rank() != 1 || constant.size() != input.extent(axis)) {
            throw node.error("must have one scale or one for each of the " + input.extent(axis) + " along axis " + axis
                    + ", has extents " + constant.extents());
        }
        List<Integer> extents = new ArrayList<>(Collections.nCopies(input.rank(), 1));
        extents.set(axis, constant.size());
        return constant.reshaped(extents);
    }

    private static OnnxConstant zeroPoint(OnnxNode node, GraphBuilder graph, OnnxConstant input) {
        return node.hasInput(2) ? spread(node, graph.constant(node, 2), input) : OnnxConstant.scalar(DataType.UINT8, 0);
    }

    private static float lowest(OnnxNode node, DataType type) {
        return switch (type) {
            case UINT8, UINT16 -> 0;
            case INT8 -> -128;
            case INT16 -> -32768;
            default -> throw node.error("must quantise to integers of 8 or 16 bits, has " + type);
        };
    }

    private static float highest(DataType type) {
        return switch (type) {
            case UINT8 -> 255;
            case INT8 -> 127;
            case UINT16 -> 65535;
            default -> 32767;
        };
    }
}
