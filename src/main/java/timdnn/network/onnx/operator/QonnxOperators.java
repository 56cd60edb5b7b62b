package timdnn.network.onnx.operator;

import timdnn.network.TensorShape;
import timdnn.network.ValueRange;
import timdnn.network.digital.BipolarQuantization;
import timdnn.network.digital.Quantization;
import timdnn.network.digital.Quantization.Rounding;
import timdnn.network.digital.Truncation;
import timdnn.network.onnx.graph.GraphBuilder;
import timdnn.network.onnx.graph.OnnxConstant;
import timdnn.network.onnx.graph.OnnxNode;
import timdnn.network.onnx.graph.OnnxValue;

/**
 * The quantisers of QONNX. Of weights they are folded; of activations they are layers whose results have one step.
 *
 * @see <a href="https://doi.org/10.48550/arXiv.2206.07527">Pappalardo et al., QONNX (2022)</a>
 */
final class QonnxOperators {
    private QonnxOperators() {}

    /** Quant(x, scale, zero point, bits): (clip(round(x/s + z)) - z)·s. */
    static void quant(OnnxNode node, GraphBuilder graph) {
        OnnxConstant scale = graph.constant(node, 1);
        OnnxConstant zeroPoint = graph.constant(node, 2);
        int bits = bits(node, graph.constant(node, 3));
        boolean signed = node.integer("signed", 1) != 0;
        boolean narrow = node.integer("narrow", 0) != 0;
        double low = signed ? -Math.scalb(1.0, bits - 1) + (narrow ? 1 : 0) : 0;
        double high = signed ? Math.scalb(1.0, bits - 1) - 1 : Math.scalb(1.0, bits) - (narrow ? 2 : 1);
        Rounding rounding = rounding(node, "ROUND");
        if (graph.isConstant(node.input(0))) {
            OnnxConstant input = graph.constant(node, 0);
            OnnxConstant q = Folding.apply(
                    node,
                    Folding.apply(node, input, scale, (x, s) -> (float) x / (float) s),
                    zeroPoint,
                    (x, z) -> Math.min(Math.max(rounding.of((float) (x + z)), low), high));
            OnnxConstant shifted = Folding.apply(node, q, zeroPoint, (x, z) -> x - z);
            graph.define(node, 0, Folding.apply(node, shifted, scale, (x, s) -> x * s));
            return;
        }
        OnnxValue input = graph.value(node, 0);
        float s = single(node, scale, "scale");
        float z = single(node, zeroPoint, "zero point");
        Quantization layer =
                new Quantization(node.name(), input.shape(), s, z, (float) low, (float) high, rounding, true, true);
        ValueRange range = new ValueRange((low - z) * s, (high - z) * s, z == Math.rint(z) ? s : 0);
        graph.define(node, 0, graph.append(layer, range, input));
    }

    /** BipolarQuant(x, scale): s where x is not below 0, else -s. */
    static void bipolarQuant(OnnxNode node, GraphBuilder graph) {
        OnnxConstant scale = graph.constant(node, 1);
        if (graph.isConstant(node.input(0))) {
            OnnxConstant input = graph.constant(node, 0);
            graph.define(node, 0, Folding.apply(node, input, scale, (x, s) -> x >= 0 ? s : -s));
            return;
        }
        OnnxValue input = graph.value(node, 0);
        float s = single(node, scale, "scale");
        if (!(s > 0)) {
            throw node.error("must have a positive scale, has " + s);
        }
        graph.define(
                node,
                0,
                graph.append(new BipolarQuantization(node.name(), input.shape(), s), new ValueRange(-s, s, s), input));
    }

    /** Trunc(x, scale, zero point, bits before, bits after): the low bits of round(x/s + z) cut off. */
    static void trunc(OnnxNode node, GraphBuilder graph) {
        float s = single(node, graph.constant(node, 1), "scale");
        float z = single(node, graph.constant(node, 2), "zero point");
        int bits = bits(node, graph.constant(node, 3)) - bits(node, graph.constant(node, 4));
        Rounding rounding = rounding(node, "FLOOR");
        if (graph.isConstant(node.input(0))) {
            Truncation constant = new Truncation(node.name(), TensorShape.of(1), s, z, bits, rounding);
            graph.define(node, 0, Folding.apply(graph.constant(node, 0), x -> constant.of((float) x)));
            return;
        }
        OnnxValue input = graph.value(node, 0);
        Truncation layer = new Truncation(node.name(), input.shape(), s, z, bits, rounding);
        ValueRange range = new ValueRange(
                layer.of(input.range().low()), layer.of(input.range().high()), z == Math.rint(z) ? s : 0);
        graph.define(node, 0, graph.append(layer, range, input));
    }

    private static Rounding rounding(OnnxNode node, String otherwise) {
        String name = node.text("rounding_mode", otherwise);
        return Rounding.named(name).orElseThrow(() -> node.error("must have a known rounding_mode, has " + name));
    }

    private static int bits(OnnxNode node, OnnxConstant constant) {
        double bits = constant.size() == 1 ? constant.value(0) : Double.NaN;
        if (!(bits >= 1 && bits <= 32 && bits == Math.rint(bits))) {
            throw node.error("must have a whole number of bits, 1 to 32, has " + bits);
        }
        return (int) bits;
    }

    private static float single(OnnxNode node, OnnxConstant constant, String name) {
        float first = constant.size() == 0 ? Float.NaN : (float) constant.value(0);
        for (float value : constant.floats()) {
            if (value != first) {
                throw node.error(
                        "must have one " + name + " for a tensor of activations, has " + first + " and " + value);
            }
        }
        return first;
    }
}
