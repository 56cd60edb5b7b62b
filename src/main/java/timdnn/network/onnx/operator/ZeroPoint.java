package timdnn.network.onnx.operator;

import java.util.List;
import timdnn.network.ConstantArithmetic;
import timdnn.network.SlidingWindow;
import timdnn.network.TensorShape;
import timdnn.network.onnx.graph.GraphBuilder;
import timdnn.network.onnx.graph.OnnxNode;
import timdnn.network.onnx.graph.OnnxValue;
import timdnn.tile.TernaryEncoding;

/**
 * Inputs whose zero is no level that a wordline can rest at: x = level·step - shift. Every value, that of the padding included, is raised
 * by the shift, and Σ w·(x + shift) - shift·Σ w gives the product; the last term is a constant of each column, taken off digitally.
 */
final class ZeroPoint {
    private ZeroPoint() {}

    /** The inputs raised, with the padding of their window as values. */
    static OnnxValue raised(OnnxNode node, GraphBuilder graph, OnnxValue input, SlidingWindow window, float shift) {
        float[] by = {shift};
        OnnxValue raised = graph.append(
                new ConstantArithmetic(node.name(), input.shape(), ConstantArithmetic.Operation.ADD, by),
                input.range().plus(by),
                input);
        if (window == null || window.equals(withoutPadding(window))) {
            return raised;
        }
        TensorShape shape = input.shape();
        TensorShape padded = withoutPadding(window).input();
        IndexMap map = IndexMap.of(List.of(1, padded.extent(0), padded.extent(1), padded.extent(2)), position -> {
            int row = position[2] - window.padTop();
            int column = position[3] - window.padLeft();
            boolean inside = row >= 0 && row < shape.extent(1) && column >= 0 && column < shape.extent(2);
            return inside ? (position[1] * shape.extent(1) + row) * shape.extent(2) + column : -1;
        });
        return Moved.by(node, graph, raised, map, 0, shift, raised.range());
    }

    /** The window over inputs that have its padding. */
    static SlidingWindow withoutPadding(SlidingWindow window) {
        if (window == null) {
            return null;
        }
        TensorShape padded = TensorShape.of(
                window.channels(),
                window.height() + window.padTop() + window.padBottom(),
                window.width() + window.padLeft() + window.padRight());
        return new SlidingWindow(
                padded,
                window.kernelHeight(),
                window.kernelWidth(),
                window.strideY(),
                window.strideX(),
                0,
                0,
                0,
                0,
                window.dilationY(),
                window.dilationX());
    }

    /** Biases with shift·Σ w taken off. */
    static float[] takenOff(TernaryWeights weights, float[] bias, float shift) {
        float[] corrected = new float[weights.matrix().columns()];
        for (int column = 0; column < corrected.length; column++) {
            TernaryEncoding encoding =
                    weights.encodings().get(weights.encodings().size() == 1 ? 0 : column);
            double sum = 0;
            for (int row = 0; row < weights.matrix().rows(); row++) {
                int state = weights.matrix().value(row, column);
                sum += state > 0 ? encoding.plus() : state < 0 ? -encoding.minus() : 0;
            }
            corrected[column] = (float) ((bias.length == 0 ? 0 : bias[column]) - shift * sum);
        }
        return corrected;
    }
}
