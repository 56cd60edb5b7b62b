package timdnn.network.onnx;

import java.util.List;
import timdnn.network.Pooling;
import timdnn.network.SlidingWindow;

/** MaxPool, AveragePool and GlobalAveragePool nodes as layers. */
final class PoolingImport {
    private PoolingImport() {}

    static Pooling pooling(OnnxNode node, OnnxValue input) {
        if (input.shape().rank() != 3) {
            throw node.error("must read a tensor [N][channels][height][width], reads " + input.shape());
        }
        if (node.operator().equals("GlobalAveragePool")) {
            int height = input.shape().extent(1);
            int width = input.shape().extent(2);
            SlidingWindow whole = new SlidingWindow(input.shape(), height, width, 1, 1, 0, 0, 0, 0);
            return new Pooling(node.name(), whole, false, false);
        }
        node.require("ceil_mode", 0);
        if (node.integers("dilations", 2, 1).stream().anyMatch(dilation -> dilation != 1)) {
            throw node.error("must have dilation 1");
        }
        if (node.attribute("kernel_shape").isEmpty()) {
            throw node.error("must have a kernel_shape");
        }
        List<Integer> kernel = node.integers("kernel_shape", 2, 1);
        SlidingWindow window = MatrixImport.window(node, input, kernel.get(0), kernel.get(1));
        if (window.padTop() >= window.kernelHeight()
                || window.padLeft() >= window.kernelWidth()
                || window.padBottom() >= window.kernelHeight()
                || window.padRight() >= window.kernelWidth()) {
            throw node.error("must have less padding than its window is wide");
        }
        return new Pooling(
                node.name(), window, node.operator().equals("MaxPool"), node.integer("count_include_pad", 0) != 0);
    }
}
