package timdnn.network;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import timdnn.network.onnx.OnnxImporter;

/** A small ONNX model under construction for a test: a chain of nodes whose head is the last result. */
public final class GraphSketch {
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("sketch");
    private String head = "image";
    private int count;

    public GraphSketch(long... imageShape) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
        LongStream.of(imageShape)
                .forEach(extent ->
                        shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(extent)));
        graph.addInput(ValueInfoProto.newBuilder()
                .setName(head)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(shape))));
    }

    public String head() {
        return head;
    }

    public GraphSketch from(String result) {
        head = result;
        return this;
    }

    public String floats(float[] values, long... extents) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName("c" + count++).setDataType(TensorProto.DataType.FLOAT.getNumber());
        LongStream.of(extents).forEach(tensor::addDims);
        for (float value : values) {
            tensor.addFloatData(value);
        }
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    public String scalar(float value) {
        return floats(new float[] {value});
    }

    public String integers(long... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName("c" + count++)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(values.length);
        LongStream.of(values).forEach(tensor::addInt64Data);
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    /** Appends a node that reads the head and then the named inputs. */
    public GraphSketch node(String operator, List<String> further, AttributeProto... attributes) {
        String result = operator.toLowerCase(Locale.ROOT) + count++;
        graph.addNode(NodeProto.newBuilder()
                .setName(result)
                .setOpType(operator)
                .addInput(head)
                .addAllInput(further)
                .addOutput(result)
                .addAllAttribute(List.of(attributes)));
        head = result;
        return this;
    }

    public GraphSketch node(String operator, String... further) {
        return node(operator, List.of(further));
    }

    /** Appends a node that reads the named inputs alone; the head becomes its first result. */
    public GraphSketch apart(
            String domain, String operator, List<String> inputs, List<String> results, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setName(results.get(0))
                .setOpType(operator)
                .setDomain(domain)
                .addAllInput(inputs)
                .addAllOutput(results)
                .addAllAttribute(List.of(attributes)));
        head = results.get(0);
        return this;
    }

    /** Another input: words, or a state; N is its first extent. */
    public String input(String name, TensorProto.DataType type, long... extents) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
        LongStream.of(extents)
                .forEach(extent ->
                        shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(extent)));
        graph.addInput(ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape))));
        return name;
    }

    /** Drops the image: inputs are those of {@link #input} alone. */
    public GraphSketch withoutImage() {
        graph.removeInput(0);
        return this;
    }

    /** The file with these outputs in place of the head. */
    public byte[] bytes(List<String> outputs) {
        GraphProto.Builder finished = graph.clone();
        for (String output : outputs) {
            finished.addOutput(ValueInfoProto.newBuilder()
                    .setName(output)
                    .setType(TypeProto.newBuilder()
                            .setTensorType(TypeProto.Tensor.newBuilder()
                                    .setElemType(TensorProto.DataType.FLOAT.getNumber()))));
        }
        return model(finished.build());
    }

    private static byte[] model(GraphProto graph) {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    /** A constant of a type with raw bytes. */
    public String raw(TensorProto.DataType type, byte[] bytes, long... extents) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName("c" + count++)
                .setDataType(type.getNumber())
                .setRawData(ByteString.copyFrom(bytes));
        LongStream.of(extents).forEach(tensor::addDims);
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    /** A constant whose values are in another file. */
    public String external(String location, long offset, long length, long... extents) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName("c" + count++)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .setDataLocation(TensorProto.DataLocation.EXTERNAL);
        LongStream.of(extents).forEach(tensor::addDims);
        Map.of("location", location, "offset", String.valueOf(offset), "length", String.valueOf(length))
                .forEach((key, value) -> tensor.addExternalData(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    public static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    /** Pixels 0..255 to levels 0..3. */
    public GraphSketch quantisedPixels() {
        return node("Mul", scalar(3f / 255)).node("Round");
    }

    public GraphSketch clip(float low, float high) {
        return node("Clip", scalar(low), scalar(high));
    }

    public static AttributeProto integers(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        LongStream.of(values).forEach(attribute::addInts);
        return attribute.build();
    }

    public static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    public static AttributeProto number(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    public byte[] bytes() {
        return bytes(List.of(head));
    }

    public TernaryNetwork network() {
        return OnnxImporter.parse(bytes(), Path.of("sketch.onnx"), 0, 255);
    }
}
