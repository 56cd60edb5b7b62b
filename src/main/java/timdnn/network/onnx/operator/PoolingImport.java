package timdnn.network.onnx.operator;

import java.util.List;
import timdnn.network.Pooling;
import timdnn.network.SlidingWindow;
import timdnn.network.onnx.graph.GraphBuilder;
import timdnn.network.onnx.graph.OnnxNode;
import timdnn.network.onnx.graph.OnnxValue;

/** MaxPool, AveragePool, GlobalAveragePool and GlobalMaxPool nodes as layers. */
final class PoolingImport {
    private PoolingImport() {}

    static void read(OnnxNode node, GraphBuilder graph) {
        OnnxValue input = graph.value(node, 0);
        OnnxValue planes = WindowImport.planes(node, input);
        Pooling pooling = pooling(node, planes, input.shape().rank() - 1);
        OnnxValue result = graph.append(
                pooling, pooling.maximum() ? input.range() : input.range().blurred(), planes);
        graph.define(node, 0, WindowImport.likeInput(result, input));
    }

    private static Pooling pooling(OnnxNode node, OnnxValue planes, int axes) {
        if (node.operator().startsWith("Global")) {
            int height = planes.shape().extent(1);
            int width = planes.shape().extent(2);
            SlidingWindow whole = new SlidingWindow(planes.shape(), height, width, 1, 1, 0, 0, 0, 0);
            return new Pooling(node.name(), whole, node.operator().equals("GlobalMaxPool"), false);
        }
        if (node.proto().getOutputCount() > 1) {
            throw node.error("must have one result: places of largest values are not computed");
        }
        boolean counted = node.integer("count_include_pad", 0) != 0;
        if (counted && node.integer("ceil_mode", 0) != 0) {
            throw node.error("must not have count_include_pad together with ceil_mode");
        }
        List<Integer> dilations = WindowImport.both(node, "dilations", axes);
        if (node.operator().equals("AveragePool") && dilations.stream().anyMatch(dilation -> dilation != 1)) {
            throw node.error("must have dilation 1, as a mean has before opset 19");
        }
        if (node.attribute("kernel_shape").isEmpty()) {
            throw node.error("must have a kernel_shape");
        }
        List<Integer> kernel = WindowImport.both(node, "kernel_shape", axes);
        SlidingWindow window = WindowImport.window(node, planes, axes, kernel.get(0), kernel.get(1));
        if (window.padTop() >= window.kernelHeight()
                || window.padLeft() >= window.kernelWidth()
                || window.padBottom() >= window.kernelHeight()
                || window.padRight() >= window.kernelWidth()) {
            throw node.error("must have less padding than its window is wide");
        }
        if (dilations.get(0) > Math.max(1, planes.shape().extent(1))
                || dilations.get(1) > Math.max(1, planes.shape().extent(2))) {
            throw node.error("must have dilations no larger than its input, so that each window has a value");
        }
        return new Pooling(node.name(), window, node.operator().equals("MaxPool"), counted);
    }
}
