package timdnn.network.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import timdnn.network.Activation;
import timdnn.network.BatchNormalization;
import timdnn.network.ConstantArithmetic;
import timdnn.network.TensorShape;
import timdnn.network.ValueRange;

/** Element-wise and shape nodes as layers. */
final class ElementwiseImport {
    private ElementwiseImport() {}

    /**
     * A layer and what is known of its results.
     *
     * @param layer the layer
     * @param range the range
     */
    record Arithmetic(ConstantArithmetic layer, ValueRange range) {}

    static Arithmetic arithmetic(OnnxNode node, OnnxValue input, OnnxConstant constant, boolean constantFirst) {
        float[] constants = broadcast(node, input.shape(), constant);
        float[] negated = new float[constants.length];
        float[] inverse = new float[constants.length];
        for (int index = 0; index < constants.length; index++) {
            negated[index] = -constants[index];
            inverse[index] = 1 / constants[index];
        }
        ValueRange range = input.range();
        return switch (node.operator()) {
            case "Add" -> arithmetic(node, input, ConstantArithmetic.Operation.ADD, constants, range.plus(constants));
            case "Sub" ->
                constantFirst
                        ? arithmetic(
                                node,
                                input,
                                ConstantArithmetic.Operation.SUBTRACT_FROM,
                                constants,
                                range.times(new float[] {-1}).plus(constants))
                        : arithmetic(
                                node, input, ConstantArithmetic.Operation.SUBTRACT, constants, range.plus(negated));
            case "Mul" ->
                arithmetic(node, input, ConstantArithmetic.Operation.MULTIPLY, constants, range.times(constants));
            default -> {
                if (constantFirst) {
                    throw node.error("must divide by its constant, divides the constant by the image's values");
                }
                yield arithmetic(node, input, ConstantArithmetic.Operation.DIVIDE, constants, range.times(inverse));
            }
        };
    }

    private static Arithmetic arithmetic(
            OnnxNode node,
            OnnxValue input,
            ConstantArithmetic.Operation operation,
            float[] constants,
            ValueRange range) {
        return new Arithmetic(new ConstantArithmetic(node.name(), input.shape(), operation, constants), range);
    }

    /**
     * A constant as consecutive runs over a tensor: one value, one per leading extent, or one per position. Extents align
     * from the right, as ONNX broadcasts; the batch extent, if there is one, is 1.
     */
    private static float[] broadcast(OnnxNode node, TensorShape shape, OnnxConstant constant) {
        int rank = shape.rank();
        boolean fits = constant.rank() <= rank + 1 && (constant.rank() <= rank || constant.extent(0) == 1);
        int[] strides = new int[rank];
        int stride = 1;
        int lastVarying = -1;
        for (int fromRight = 0; fits && fromRight < Math.min(rank, constant.rank()); fromRight++) {
            int axis = rank - 1 - fromRight;
            int extent = constant.extent(constant.rank() - 1 - fromRight);
            fits = extent == 1 || extent == shape.extent(axis);
            if (extent != 1) {
                strides[axis] = stride;
                lastVarying = Math.max(lastVarying, axis);
            }
            stride *= extent;
        }
        if (!fits) {
            throw node.error("must have a constant that fits " + shape + ", has extents " + constant.extents());
        }
        int runs = 1;
        for (int axis = 0; axis <= lastVarying; axis++) {
            runs *= shape.extent(axis);
        }
        float[] expanded = new float[runs];
        for (int run = 0; run < runs; run++) {
            int rest = run;
            int at = 0;
            for (int axis = lastVarying; axis >= 0; axis--) {
                at += rest % shape.extent(axis) * strides[axis];
                rest /= shape.extent(axis);
            }
            expanded[run] = (float) constant.value(at);
        }
        return expanded;
    }

    static Activation clip(OnnxNode node, OnnxValue input, BiFunction<OnnxNode, Integer, OnnxConstant> constant) {
        float low =
                node.hasInput(1) ? bound(node, constant.apply(node, 1)) : node.number("min", Float.NEGATIVE_INFINITY);
        float high =
                node.hasInput(2) ? bound(node, constant.apply(node, 2)) : node.number("max", Float.POSITIVE_INFINITY);
        if (!(low <= high)) {
            throw node.error("must have its lower bound below its upper, has " + low + " and " + high);
        }
        return new Activation(node.name(), input.shape(), Activation.Function.CLIP, low, high);
    }

    private static float bound(OnnxNode node, OnnxConstant constant) {
        if (constant.size() != 1) {
            throw node.error("must have bounds of one value, has extents " + constant.extents());
        }
        return (float) constant.value(0);
    }

    static BatchNormalization batchNormalization(
            OnnxNode node, OnnxValue input, BiFunction<OnnxNode, Integer, OnnxConstant> constant) {
        node.require("training_mode", 0);
        try {
            return new BatchNormalization(
                    node.name(),
                    input.shape(),
                    constant.apply(node, 1).floats(),
                    constant.apply(node, 2).floats(),
                    constant.apply(node, 3).floats(),
                    constant.apply(node, 4).floats(),
                    node.number("epsilon", 1e-5f));
        } catch (IllegalArgumentException wrongLength) {
            throw node.error(wrongLength.getMessage());
        }
    }

    static OnnxValue reshape(OnnxNode node, OnnxValue input, OnnxConstant target) {
        if (target.size() < 2 || (target.value(0) != 0 && target.value(0) != -1 && target.value(0) != 1)) {
            throw node.error("must keep the batch extent: the first of its extents must be 0 or -1");
        }
        List<Integer> extents = new ArrayList<>();
        long known = 1;
        int unknown = -1;
        for (int index = 1; index < target.size(); index++) {
            double wanted = target.value(index);
            int extent = (int) wanted;
            if (wanted != extent || extent < -1) {
                throw node.error("must have extents of -1, 0 or below 2^31, has " + wanted);
            }
            if (extent == 0) {
                extent = index <= input.shape().rank() ? input.shape().extent(index - 1) : 1;
            }
            if (extent == -1) {
                unknown = index - 1;
            } else {
                known *= extent;
            }
            if (known > input.shape().size()) {
                throw node.error("must give extents for the " + input.shape().size() + " values of " + input.shape()
                        + ", gives more");
            }
            extents.add(extent);
        }
        int size = input.shape().size();
        boolean firstUnknown = target.value(0) == -1;
        if (unknown >= 0 && !firstUnknown && known > 0 && size % known == 0) {
            extents.set(unknown, (int) (size / known));
            known = size;
        }
        if (known != size || (unknown >= 0 && firstUnknown)) {
            throw node.error(
                    "must give extents for the " + size + " values of " + input.shape() + ", gives " + extents);
        }
        return input.reshaped(new TensorShape(extents));
    }
}
