package timdnn.network.onnx.operator;

import java.util.List;
import timdnn.network.Activation;
import timdnn.network.ValueRange;
import timdnn.network.digital.UnaryFunction;
import timdnn.network.digital.UnaryFunction.Function;
import timdnn.network.onnx.graph.GraphBuilder;
import timdnn.network.onnx.graph.OnnxNode;
import timdnn.network.onnx.graph.OnnxValue;

/** Functions of one value, of constants and of tensors. */
final class FunctionImport {
    static final List<String> OPERATORS = List.of(
            "Relu",
            "Round",
            "Floor",
            "Abs",
            "Ceil",
            "Exp",
            "HardSigmoid",
            "HardSwish",
            "LeakyRelu",
            "Log",
            "Neg",
            "Reciprocal",
            "Sigmoid",
            "Sign",
            "Sqrt",
            "Tanh");

    private FunctionImport() {}

    static void read(OnnxNode node, GraphBuilder graph) {
        if (graph.isConstant(node.input(0))) {
            graph.define(node, 0, Folding.apply(graph.extents(node, 0), x -> constant(node, x)));
            return;
        }
        OnnxValue input = graph.value(node, 0);
        ValueRange range = input.range();
        switch (node.operator()) {
            case "Relu" -> {
                ValueRange positive = range.clipped(0, Float.POSITIVE_INFINITY);
                append(node, graph, input, Activation.Function.RELU, positive);
            }
            case "Round" -> append(node, graph, input, Activation.Function.ROUND, range.rounded());
            case "Floor" -> append(node, graph, input, Activation.Function.FLOOR, range.floored());
            default -> {
                UnaryFunction layer = new UnaryFunction(node.name(), input.shape(), function(node), a(node), b(node));
                graph.define(node, 0, graph.append(layer, range(layer, range), input));
            }
        }
    }

    private static void append(
            OnnxNode node, GraphBuilder graph, OnnxValue input, Activation.Function function, ValueRange range) {
        graph.define(node, 0, graph.append(Activation.of(node.name(), input.shape(), function), range, input));
    }

    private static Function function(OnnxNode node) {
        return switch (node.operator()) {
            case "Abs" -> Function.ABS;
            case "Ceil" -> Function.CEIL;
            case "Exp" -> Function.EXP;
            case "HardSigmoid" -> Function.HARD_SIGMOID;
            case "HardSwish" -> Function.HARD_SWISH;
            case "LeakyRelu" -> Function.LEAKY_RELU;
            case "Log" -> Function.LOG;
            case "Neg" -> Function.NEG;
            case "Reciprocal" -> Function.RECIPROCAL;
            case "Sigmoid" -> Function.SIGMOID;
            case "Sign" -> Function.SIGN;
            case "Sqrt" -> Function.SQRT;
            case "Tanh" -> Function.TANH;
            default -> throw node.error("is not supported");
        };
    }

    private static float a(OnnxNode node) {
        return switch (node.operator()) {
            case "HardSigmoid" -> node.number("alpha", 0.2f);
            case "LeakyRelu" -> node.number("alpha", 0.01f);
            default -> 0;
        };
    }

    private static float b(OnnxNode node) {
        return node.operator().equals("HardSigmoid") ? node.number("beta", 0.5f) : 0;
    }

    private static ValueRange range(UnaryFunction layer, ValueRange input) {
        return switch (layer.function()) {
            case CEIL -> new ValueRange(Math.ceil(input.low()), Math.ceil(input.high()), 1);
            case HARD_SIGMOID, SIGMOID -> new ValueRange(0, 1, 0);
            case TANH -> new ValueRange(-1, 1, 0);
            case SIGN -> new ValueRange(-1, 1, 1);
            case NEG -> input.times(new float[] {-1});
            case ABS -> input.or(input.times(new float[] {-1})).clipped(0, Float.POSITIVE_INFINITY);
            case EXP -> new ValueRange(0, Double.POSITIVE_INFINITY, 0);
            case SQRT -> new ValueRange(Math.sqrt(Math.max(0, input.low())), Math.sqrt(Math.max(0, input.high())), 0);
            default -> ValueRange.UNKNOWN;
        };
    }

    private static double constant(OnnxNode node, double x) {
        return switch (node.operator()) {
            case "Relu" -> Math.max(x, 0);
            case "Round" -> Math.rint(x);
            case "Floor" -> Math.floor(x);
            default -> function(node).of(x, a(node), b(node));
        };
    }
}
