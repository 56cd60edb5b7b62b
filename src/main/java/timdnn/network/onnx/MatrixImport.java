package timdnn.network.onnx;

import java.util.List;
import timdnn.network.InputCode;
import timdnn.network.MatrixLayer;
import timdnn.network.SlidingWindow;

/** Conv, Gemm and MatMul nodes as matrix layers. */
final class MatrixImport {
    private static final int WIDEST_KERNEL = 64;

    private MatrixImport() {}

    static MatrixLayer convolution(OnnxNode node, OnnxValue input, OnnxConstant weights, float[] bias) {
        node.require("group", 1);
        if (weights.rank() != 4) {
            throw node.error("must have weights [out][in][height][width], has extents " + weights.extents());
        }
        if (node.integers("dilations", 2, 1).stream().anyMatch(dilation -> dilation != 1)) {
            throw node.error("must have dilation 1");
        }
        SlidingWindow window = window(node, input, weights.extent(2), weights.extent(3));
        if (weights.extent(1) != window.channels()) {
            throw node.error("must have weights for " + window.channels() + " channels, has " + weights.extent(1));
        }
        if (window.kernelWidth() > WIDEST_KERNEL) {
            throw node.error("must have a kernel at most " + WIDEST_KERNEL + " wide, has " + window.kernelWidth());
        }
        int rows = window.rows();
        return layer(
                node, input, weights, rows, weights.extent(0), (row, column) -> column * rows + row, 1, bias, window);
    }

    /** The window of a Conv or a pooling. */
    static SlidingWindow window(OnnxNode node, OnnxValue input, int kernelHeight, int kernelWidth) {
        if (input.shape().rank() != 3) {
            throw node.error("must read a tensor [N][channels][height][width], reads " + input.shape());
        }
        List<Integer> strides = node.integers("strides", 2, 1);
        List<Integer> pads = node.integers("pads", 4, 0);
        String automatic = node.text("auto_pad", "NOTSET");
        if (automatic.equals("VALID")) {
            pads = List.of(0, 0, 0, 0);
        } else if (!automatic.equals("NOTSET")) {
            throw node.error("must give its padding in pads, has auto_pad = " + automatic);
        }
        try {
            return new SlidingWindow(
                    input.shape(),
                    kernelHeight,
                    kernelWidth,
                    strides.get(0),
                    strides.get(1),
                    pads.get(0),
                    pads.get(1),
                    pads.get(2),
                    pads.get(3));
        } catch (IllegalArgumentException impossible) {
            throw node.error("has an impossible window: " + impossible.getMessage());
        }
    }

    static MatrixLayer gemm(OnnxNode node, OnnxValue input, OnnxConstant weights, OnnxConstant bias) {
        node.require("transA", 0);
        boolean transposed = node.integer("transB", 0) != 0;
        float alpha = node.number("alpha", 1);
        if (!(alpha > 0)) {
            throw node.error("must have a positive alpha, has " + alpha);
        }
        requireMatrix(node, input, weights, transposed ? 1 : 0);
        int rows = weights.extent(transposed ? 1 : 0);
        int columns = weights.extent(transposed ? 0 : 1);
        TernaryWeights.Position position =
                transposed ? (row, column) -> column * rows + row : (row, column) -> row * columns + column;
        float[] scaledBias = new float[bias == null ? 0 : columns];
        float beta = node.number("beta", 1);
        for (int column = 0; column < scaledBias.length; column++) {
            if (bias.size() != 1 && bias.size() != columns) {
                throw node.error("must have one bias or " + columns + ", has " + bias.size());
            }
            scaledBias[column] = beta * (float) bias.value(bias.size() == 1 ? 0 : column);
        }
        return layer(node, input, weights, rows, columns, position, alpha, scaledBias, null);
    }

    static MatrixLayer matMul(OnnxNode node, OnnxValue input, OnnxConstant weights) {
        requireMatrix(node, input, weights, 0);
        int columns = weights.extent(1);
        return layer(
                node,
                input,
                weights,
                weights.extent(0),
                columns,
                (row, column) -> row * columns + column,
                1,
                new float[0],
                null);
    }

    private static void requireMatrix(OnnxNode node, OnnxValue input, OnnxConstant weights, int rowExtent) {
        if (input.shape().rank() != 1) {
            throw node.error("must read a tensor [N][features], reads " + input.shape() + ": a Flatten is missing");
        }
        if (weights.rank() != 2) {
            throw node.error("must have weights with two extents, has " + weights.extents());
        }
        if (weights.extent(rowExtent) != input.shape().size()) {
            throw node.error(
                    "must have weights for " + input.shape().size() + " features, has extents " + weights.extents());
        }
    }

    private static MatrixLayer layer(
            OnnxNode node,
            OnnxValue input,
            OnnxConstant weights,
            int rows,
            int columns,
            TernaryWeights.Position position,
            float factor,
            float[] bias,
            SlidingWindow window) {
        InputCode code = input.range().code();
        if (code == null) {
            throw node.error(
                    "must read quantised values, but they " + input.range().obstacle());
        }
        try {
            TernaryWeights ternary =
                    TernaryWeights.of(weights, rows, columns, position).scaled(factor);
            return new MatrixLayer(node.name(), ternary.matrix(), ternary.encoding(), code, bias, window);
        } catch (IllegalArgumentException unusable) {
            throw node.error(unusable.getMessage());
        }
    }
}
