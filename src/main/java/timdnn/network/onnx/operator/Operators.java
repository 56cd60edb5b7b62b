package timdnn.network.onnx.operator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import timdnn.network.onnx.graph.GraphBuilder;
import timdnn.network.onnx.graph.OnnxNode;

/** The operators that can be imported: those of ONNX, and the quantisers of QONNX under the three domains that exporters use. */
public final class Operators {
    private static final List<String> QUANTISERS =
            List.of("qonnx.custom_op.general", "onnx.brevitas", "finn.custom_op.general");

    private static final Map<String, Operator> STANDARD = standard();
    private static final Map<String, Operator> QONNX = Map.of(
            "Quant", QonnxOperators::quant,
            "BipolarQuant", QonnxOperators::bipolarQuant,
            "Trunc", QonnxOperators::trunc);

    private Operators() {}

    private static Map<String, Operator> standard() {
        Map<String, Operator> operators = new HashMap<>();
        operators.put("Conv", MatrixImport::convolution);
        operators.put("Gemm", MatrixImport::gemm);
        operators.put("MatMul", MatrixImport::matMul);
        operators.put("BatchNormalization", ElementwiseImport::batchNormalization);
        operators.put("Clip", ElementwiseImport::clip);
        for (String operator : List.of("Add", "Sub", "Mul", "Div", "Min", "Max", "Pow")) {
            operators.put(operator, ArithmeticImport::read);
        }
        for (String operator : FunctionImport.OPERATORS) {
            operators.put(operator, FunctionImport::read);
        }
        for (String operator : List.of("MaxPool", "AveragePool", "GlobalAveragePool", "GlobalMaxPool")) {
            operators.put(operator, PoolingImport::read);
        }
        operators.put("Flatten", ShapeImport::flatten);
        operators.put("Reshape", ShapeImport::reshape);
        operators.put("Squeeze", ShapeImport::squeeze);
        operators.put("Unsqueeze", ShapeImport::unsqueeze);
        operators.put("Identity", ShapeImport::identity);
        operators.put("Dropout", ShapeImport::identity);
        operators.put("Transpose", MoveImport::transpose);
        operators.put("Slice", MoveImport::slice);
        operators.put("Gather", MoveImport::gather);
        operators.put("Expand", MoveImport::expand);
        operators.put("Pad", MoveImport::pad);
        operators.put("Split", JoinImport::split);
        operators.put("Concat", JoinImport::concat);
        operators.put("Constant", ConstantImport::constant);
        operators.put("ConstantOfShape", ConstantImport::constantOfShape);
        operators.put("Shape", ConstantImport::shape);
        operators.put("Cast", ConstantImport::cast);
        operators.put("QuantizeLinear", QuantizeImport::quantize);
        operators.put("DequantizeLinear", QuantizeImport::dequantize);
        operators.put("LSTM", RecurrentImport::lstm);
        operators.put("GRU", RecurrentImport::gru);
        operators.put("Softmax", ReductionImport::softmax);
        operators.put("LogSoftmax", ReductionImport::softmax);
        for (String operator : List.of("ReduceMean", "ReduceSum", "ReduceMax", "ReduceMin")) {
            operators.put(operator, ReductionImport::reduce);
        }
        return Map.copyOf(operators);
    }

    /** {@return names of all operators, those of QONNX included} */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>(STANDARD.keySet());
        names.addAll(QONNX.keySet());
        return names;
    }

    /**
     * Reads a node.
     *
     * @param node the node
     * @param graph where its inputs are found and its results go
     */
    public static void read(OnnxNode node, GraphBuilder graph) {
        Operator operator = node.domain().isEmpty()
                ? STANDARD.get(node.operator())
                : QUANTISERS.contains(node.domain()) ? QONNX.get(node.operator()) : null;
        if (operator == null) {
            throw node.error("is not supported");
        }
        operator.read(node, graph);
    }
}
