package timdnn.network.onnx.operator;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import timdnn.network.onnx.graph.OnnxConstant;
import timdnn.network.onnx.graph.OnnxNode;

/** Arithmetic between constants: done once, at import. */
final class Folding {
    private Folding() {}

    static OnnxConstant apply(OnnxConstant constant, DoubleUnaryOperator function) {
        double[] values = constant.values();
        boolean[] ofBatch = new boolean[values.length];
        for (int index = 0; index < values.length; index++) {
            values[index] = rounded(constant.type(), function.applyAsDouble(values[index]));
            ofBatch[index] = constant.ofBatch(index);
        }
        return OnnxConstant.of(constant.type(), constant.extents(), values, ofBatch);
    }

    static OnnxConstant apply(OnnxNode node, OnnxConstant left, OnnxConstant right, DoubleBinaryOperator operation) {
        List<Integer> extents = IndexMap.common(left.extents(), right.extents());
        if (extents == null) {
            throw node.error("must read constants that fit each other, reads extents " + left.extents() + " and "
                    + right.extents());
        }
        OnnxConstant x = IndexMap.broadcast(left.extents(), extents).apply(left, 0);
        OnnxConstant y = IndexMap.broadcast(right.extents(), extents).apply(right, 0);
        double[] values = new double[x.size()];
        boolean[] ofBatch = new boolean[values.length];
        for (int index = 0; index < values.length; index++) {
            values[index] = rounded(left.type(), operation.applyAsDouble(x.value(index), y.value(index)));
            ofBatch[index] = x.ofBatch(index) || y.ofBatch(index);
        }
        return OnnxConstant.of(left.type(), extents, values, ofBatch);
    }

    static DoubleBinaryOperator operation(OnnxNode node, DataType type) {
        return switch (node.operator()) {
            case "Add" -> Double::sum;
            case "Sub" -> (x, y) -> x - y;
            case "Mul" -> (x, y) -> x * y;
            case "Div" -> isInteger(type) ? (x, y) -> quotient(node, x, y) : (x, y) -> x / y;
            case "Min" -> Math::min;
            case "Max" -> Math::max;
            default -> Math::pow;
        };
    }

    private static double quotient(OnnxNode node, double x, double y) {
        if (y == 0) {
            throw node.error("must not divide whole numbers by 0");
        }
        double quotient = x / y;
        return quotient < 0 ? Math.ceil(quotient) : Math.floor(quotient);
    }

    static boolean isInteger(DataType type) {
        return switch (type) {
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, BOOL -> true;
            default -> false;
        };
    }

    /** A value as its type holds it. */
    static double rounded(DataType type, double value) {
        return switch (type) {
            case FLOAT -> (float) value;
            case BOOL -> value == 0 ? 0 : 1;
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64 ->
                value < 0 ? Math.ceil(value) : Math.floor(value);
            default -> value;
        };
    }
}
