package timdnn.network.onnx.operator;

import java.util.ArrayList;
import java.util.List;
import timdnn.network.SlidingWindow;
import timdnn.network.TensorShape;
import timdnn.network.onnx.graph.OnnxNode;
import timdnn.network.onnx.graph.OnnxValue;

/** Windows of convolutions and poolings: strides, dilations, padding stated or found by {@code auto_pad}, whole last windows. */
final class WindowImport {
    private WindowImport() {}

    /** The tensor as channels, height and width; one that has a length alone has height 1. */
    static OnnxValue planes(OnnxNode node, OnnxValue input) {
        int rank = input.shape().rank();
        if (input.batchAxis() != 0 || (rank != 3 && rank != 2)) {
            throw node.error("must read a tensor [N][channels][height][width], reads " + input);
        }
        return rank == 3
                ? input
                : input.reshaped(
                        TensorShape.of(input.shape().extent(0), 1, input.shape().extent(1)), 0);
    }

    /** The result with as many axes as the tensor read. */
    static OnnxValue likeInput(OnnxValue result, OnnxValue input) {
        TensorShape shape = result.shape();
        return input.shape().rank() == 3
                ? result
                : result.reshaped(TensorShape.of(shape.extent(0), shape.extent(2)), 0);
    }

    /** The window over such planes. */
    static SlidingWindow window(OnnxNode node, OnnxValue planes, int axes, int kernelHeight, int kernelWidth) {
        List<Integer> kernel = List.of(kernelHeight, kernelWidth);
        List<Integer> strides = both(node, "strides", axes);
        List<Integer> dilations = both(node, "dilations", axes);
        List<Integer> pads = pads(node, planes, axes, kernel, strides, dilations);
        try {
            return new SlidingWindow(
                    planes.shape(),
                    kernelHeight,
                    kernelWidth,
                    strides.get(0),
                    strides.get(1),
                    pads.get(0),
                    pads.get(1),
                    pads.get(2),
                    pads.get(3),
                    dilations.get(0),
                    dilations.get(1));
        } catch (IllegalArgumentException impossible) {
            throw node.error("has an impossible window: " + impossible.getMessage());
        }
    }

    /** An attribute of both axes, with 1 for the one that is not there. */
    static List<Integer> both(OnnxNode node, String name, int axes) {
        List<Integer> given = node.integers(name, axes, 1);
        return axes == 2 ? given : List.of(1, given.get(0));
    }

    private static List<Integer> pads(
            OnnxNode node,
            OnnxValue planes,
            int axes,
            List<Integer> kernel,
            List<Integer> strides,
            List<Integer> dilations) {
        String automatic = node.text("auto_pad", "NOTSET");
        List<Integer> given = node.integers("pads", 2 * axes, 0);
        List<Integer> pads = new ArrayList<>(axes == 2 ? given : List.of(0, given.get(0), 0, given.get(1)));
        if (automatic.equals("VALID")) {
            return List.of(0, 0, 0, 0);
        }
        boolean upper = automatic.equals("SAME_UPPER");
        if (!upper && !automatic.equals("SAME_LOWER") && !automatic.equals("NOTSET")) {
            throw node.error("must have auto_pad NOTSET, VALID, SAME_UPPER or SAME_LOWER, has " + automatic);
        }
        for (int axis = 0; axis < 2; axis++) {
            long extent = planes.shape().extent(axis + 1);
            long stride = Math.max(1, strides.get(axis));
            long reach = (kernel.get(axis) - 1L) * dilations.get(axis) + 1;
            if (!automatic.equals("NOTSET")) {
                long total = Math.max(0, ((extent + stride - 1) / stride - 1) * stride + reach - extent);
                long small = total / 2;
                pads.set(axis, bounded(upper ? small : total - small));
                pads.set(axis + 2, bounded(upper ? total - small : small));
            } else if (node.integer("ceil_mode", 0) != 0) {
                long over = (extent + pads.get(axis) + (long) pads.get(axis + 2) - reach) % stride;
                long more = over > 0 ? stride - over : 0;
                long lastStart = extent + pads.get(axis) + pads.get(axis + 2) + more - reach;
                // A window that would begin in the padding at the end is left out.
                pads.set(axis + 2, bounded(pads.get(axis + 2) + (lastStart >= extent + pads.get(axis) ? 0 : more)));
            }
        }
        return pads;
    }

    private static int bounded(long padding) {
        return (int) Math.min(Integer.MAX_VALUE, padding);
    }
}
