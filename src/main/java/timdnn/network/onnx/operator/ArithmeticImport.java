package timdnn.network.onnx.operator;

import java.util.List;
import timdnn.network.Activation;
import timdnn.network.ConstantArithmetic;
import timdnn.network.TensorSum;
import timdnn.network.ValueRange;
import timdnn.network.digital.TensorArithmetic;
import timdnn.network.digital.UnaryFunction;
import timdnn.network.onnx.graph.GraphBuilder;
import timdnn.network.onnx.graph.OnnxConstant;
import timdnn.network.onnx.graph.OnnxNode;
import timdnn.network.onnx.graph.OnnxValue;

/** Add, Sub, Mul, Div, Min, Max and Pow between constants, a tensor and a constant, or two tensors. */
final class ArithmeticImport {
    private ArithmeticImport() {}

    static void read(OnnxNode node, GraphBuilder graph) {
        if (node.proto().getInputCount() != 2) {
            throw node.error("must read two inputs, reads " + node.proto().getInputCount());
        }
        boolean leftConstant = graph.isConstant(node.input(0));
        boolean rightConstant = graph.isConstant(node.input(1));
        if (leftConstant && rightConstant) {
            OnnxConstant left = graph.extents(node, 0);
            graph.define(
                    node, 0, Folding.apply(node, left, graph.extents(node, 1), Folding.operation(node, left.type())));
        } else if (leftConstant || rightConstant) {
            OnnxValue input = graph.value(node, leftConstant ? 1 : 0);
            OnnxConstant constant = graph.constant(node, leftConstant ? 0 : 1);
            graph.define(node, 0, withConstant(node, graph, input, constant, leftConstant));
        } else {
            graph.define(node, 0, between(node, graph, graph.value(node, 0), graph.value(node, 1)));
        }
    }

    private static OnnxValue withConstant(
            OnnxNode node, GraphBuilder graph, OnnxValue read, OnnxConstant constant, boolean constantFirst) {
        List<Integer> extents = IndexMap.common(read.extents(), constant.extents());
        int ahead = extents == null ? 0 : extents.size() - read.rank();
        if (extents == null || extents.get(read.batchAxis() + ahead) != 1) {
            throw node.error("must have a constant that fits " + read + ", has extents " + constant.extents());
        }
        OnnxValue input = Moved.repeated(node, graph, read, extents, read.batchAxis() + ahead);
        if (List.of("Min", "Max", "Pow").contains(node.operator())) {
            return oneConstant(node, graph, input, constant, constantFirst);
        }
        float[] constants = runs(input.extents(), constant);
        float[] negated = new float[constants.length];
        float[] inverse = new float[constants.length];
        for (int index = 0; index < constants.length; index++) {
            negated[index] = -constants[index];
            inverse[index] = 1 / constants[index];
        }
        ValueRange range = input.range();
        ValueRange after;
        ConstantArithmetic.Operation operation;
        switch (node.operator()) {
            case "Add" -> {
                operation = ConstantArithmetic.Operation.ADD;
                after = range.plus(constants);
            }
            case "Mul" -> {
                operation = ConstantArithmetic.Operation.MULTIPLY;
                after = range.times(constants);
            }
            case "Sub" -> {
                operation = constantFirst
                        ? ConstantArithmetic.Operation.SUBTRACT_FROM
                        : ConstantArithmetic.Operation.SUBTRACT;
                after = constantFirst ? range.times(new float[] {-1}).plus(constants) : range.plus(negated);
            }
            default -> {
                operation =
                        constantFirst ? ConstantArithmetic.Operation.DIVIDE_BY : ConstantArithmetic.Operation.DIVIDE;
                after = constantFirst ? ValueRange.UNKNOWN : range.times(inverse);
            }
        }
        return graph.append(new ConstantArithmetic(node.name(), input.shape(), operation, constants), after, input);
    }

    private static OnnxValue oneConstant(
            OnnxNode node, GraphBuilder graph, OnnxValue input, OnnxConstant constant, boolean constantFirst) {
        if (constant.size() != 1) {
            throw node.error("must have a constant of one value, has extents " + constant.extents());
        }
        float value = (float) constant.value(0);
        if (node.operator().equals("Pow")) {
            if (constantFirst) {
                throw node.error("must have the constant as its exponent, has it as its base");
            }
            return graph.append(
                    new UnaryFunction(node.name(), input.shape(), UnaryFunction.Function.POW, value, 0),
                    ValueRange.UNKNOWN,
                    input);
        }
        float low = node.operator().equals("Max") ? value : Float.NEGATIVE_INFINITY;
        float high = node.operator().equals("Min") ? value : Float.POSITIVE_INFINITY;
        return graph.append(
                new Activation(node.name(), input.shape(), Activation.Function.CLIP, low, high),
                input.range().clipped(low, high),
                input);
    }

    /** A constant as consecutive runs over a tensor: as few values as there are up to the last axis along which it varies. */
    private static float[] runs(List<Integer> extents, OnnxConstant constant) {
        int ahead = extents.size() - constant.rank();
        int lastVarying = -1;
        for (int axis = 0; axis < constant.rank(); axis++) {
            lastVarying = constant.extent(axis) == 1 ? lastVarying : axis + ahead;
        }
        List<Integer> varying = extents.subList(0, lastVarying + 1);
        int[] strides = IndexMap.strides(constant.extents());
        IndexMap map = IndexMap.of(varying, position -> {
            int at = 0;
            for (int axis = Math.max(0, ahead); axis < position.length; axis++) {
                at += constant.extent(axis - ahead) == 1 ? 0 : position[axis] * strides[axis - ahead];
            }
            return at;
        });
        return map.apply(constant, 0).floats();
    }

    private static OnnxValue between(OnnxNode node, GraphBuilder graph, OnnxValue left, OnnxValue right) {
        List<Integer> extents = IndexMap.common(left.extents(), right.extents());
        int rank = extents == null ? 0 : extents.size();
        int axis = left.batchAxis() + rank - left.rank();
        if (extents == null || axis != right.batchAxis() + rank - right.rank() || extents.get(axis) != 1) {
            throw node.error("must read two tensors that fit each other, reads " + left + " and " + right);
        }
        OnnxValue x = Moved.repeated(node, graph, left, extents, axis);
        OnnxValue y = Moved.repeated(node, graph, right, extents, axis);
        List<OnnxValue> inputs = List.of(x, y);
        return switch (node.operator()) {
            case "Add" ->
                graph.append(new TensorSum(node.name(), x.shape()), x.range().plus(y.range()), axis, inputs);
            case "Sub" ->
                tensors(
                        node,
                        graph,
                        inputs,
                        TensorArithmetic.Operation.SUBTRACT,
                        x.range().minus(y.range()));
            case "Mul" ->
                tensors(
                        node,
                        graph,
                        inputs,
                        TensorArithmetic.Operation.MULTIPLY,
                        x.range().times(y.range()));
            case "Div" -> tensors(node, graph, inputs, TensorArithmetic.Operation.DIVIDE, ValueRange.UNKNOWN);
            case "Min" ->
                tensors(
                        node,
                        graph,
                        inputs,
                        TensorArithmetic.Operation.MINIMUM,
                        x.range().or(y.range()));
            case "Max" ->
                tensors(
                        node,
                        graph,
                        inputs,
                        TensorArithmetic.Operation.MAXIMUM,
                        x.range().or(y.range()));
            default -> throw node.error("must have a constant as its exponent");
        };
    }

    private static OnnxValue tensors(
            OnnxNode node,
            GraphBuilder graph,
            List<OnnxValue> inputs,
            TensorArithmetic.Operation operation,
            ValueRange range) {
        OnnxValue first = inputs.get(0);
        return graph.append(
                new TensorArithmetic(node.name(), first.shape(), operation), range, first.batchAxis(), inputs);
    }
}
