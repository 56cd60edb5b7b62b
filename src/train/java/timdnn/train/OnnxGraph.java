package timdnn.train;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** An ONNX graph under construction: a chain of nodes, each fed by the one before and by constants or earlier results, or nodes apart. */
public final class OnnxGraph {
    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private String last = "";

    /** A graph without inputs so far. */
    public OnnxGraph(String name) {
        graph.setName(name);
    }

    /** A graph whose first node reads {@code input}, a float tensor with a free first dimension {@code N}. */
    OnnxGraph(String name, String input, long... shape) {
        this(name);
        input(input, TensorProto.DataType.FLOAT, shape);
    }

    /** Adds an input with a free first dimension {@code N}; the next node of the chain reads it. */
    public String input(String name, TensorProto.DataType type, long... shape) {
        graph.addInput(tensorType(name, type, shape));
        last = name;
        return name;
    }

    /** Adds a constant and returns its name. */
    public String constant(String name, float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .setRawData(ByteString.copyFrom(bytes));
        for (long extent : shape) {
            tensor.addDims(extent);
        }
        graph.addInitializer(tensor);
        return name;
    }

    /** Adds a constant of whole numbers from -128 to 127 and returns its name. */
    public String constant(String name, byte[] values, long... shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT8.getNumber())
                .setRawData(ByteString.copyFrom(values));
        for (long extent : shape) {
            tensor.addDims(extent);
        }
        graph.addInitializer(tensor);
        return name;
    }

    /** Adds a node that reads the last result and the named constants or results, and whose output is called {@code output}. */
    public void node(String operator, String output, List<String> constants, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setName(output)
                .setOpType(operator)
                .addInput(last)
                .addAllInput(constants)
                .addOutput(output)
                .addAllAttribute(List.of(attributes)));
        last = output;
    }

    /** Adds a node of its own, named after its first result; the next node of the chain reads that. */
    public String apart(String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setName(outputs.get(0))
                .setOpType(operator)
                .addAllInput(inputs)
                .addAllOutput(outputs)
                .addAllAttribute(List.of(attributes)));
        last = outputs.get(0);
        return last;
    }

    /** Makes a result an output, a float tensor with a free first dimension {@code N}. */
    public void output(String name, long... shape) {
        graph.addOutput(tensorType(name, TensorProto.DataType.FLOAT, shape));
    }

    /** Name of the last result. */
    public String last() {
        return last;
    }

    /** The graph, with the last result as its output. */
    GraphProto build(long... outputShape) {
        return graph.clone()
                .addOutput(tensorType(last, TensorProto.DataType.FLOAT, outputShape))
                .build();
    }

    /** The graph, with the outputs it has. */
    public GraphProto build() {
        return graph.build();
    }

    /** An attribute that is a list of integers. */
    static AttributeProto integers(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    /** An attribute that is one integer. */
    public static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static ValueInfoProto tensorType(String name, TensorProto.DataType type, long... shapeAfterBatch) {
        TensorShapeProto.Builder shape =
                TensorShapeProto.newBuilder().addDim(Dimension.newBuilder().setDimParam("N"));
        for (long extent : shapeAfterBatch) {
            shape.addDim(Dimension.newBuilder().setDimValue(extent));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)))
                .build();
    }
}
