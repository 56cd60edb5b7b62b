package timdnn.model;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;

/** A committed model read straight from its protobuf, without the project's importer. */
record CommittedModel(ModelProto model) {
    static byte[] bytes() throws IOException {
        return bytes("mnist-cnn");
    }

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = CommittedModel.class.getResourceAsStream("/models/" + name + ".onnx")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    static CommittedModel read() throws IOException {
        return read("mnist-cnn");
    }

    static CommittedModel read(String name) throws IOException {
        return new CommittedModel(ModelProto.parseFrom(bytes(name)));
    }

    long operatorSet() {
        return model.getOpsetImport(0).getVersion();
    }

    List<String> operators() {
        return graph().getNodeList().stream().map(NodeProto::getOpType).toList();
    }

    String input() {
        return description(graph().getInput(0));
    }

    String output() {
        return description(graph().getOutput(0));
    }

    float[] constant(String name) {
        TensorProto tensor = tensor(name);
        float[] values = new float[tensor.getRawData().size() / Float.BYTES];
        tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    /** A constant of eight bits a value. */
    byte[] bytesOf(String name) {
        return tensor(name).getRawData().toByteArray();
    }

    /** Weights {@code [column][row]}: a row of a convolution is an im2col row, of a MatMul an input. */
    float[][] columns(String layer) {
        TensorProto tensor = tensor(layer + "_weight");
        float[] flat = constant(layer + "_weight");
        boolean columnFirst = tensor.getDimsCount() == 4;
        int columns = Math.toIntExact(tensor.getDims(columnFirst ? 0 : 1));
        int rows = flat.length / columns;
        float[][] weights = new float[columns][rows];
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                weights[column][row] = flat[columnFirst ? column * rows + row : row * columns + column];
            }
        }
        return weights;
    }

    private GraphProto graph() {
        return model.getGraph();
    }

    private TensorProto tensor(String name) {
        return graph().getInitializerList().stream()
                .filter(tensor -> tensor.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String description(ValueInfoProto value) {
        List<String> extents = value.getType().getTensorType().getShape().getDimList().stream()
                .map(CommittedModel::extent)
                .toList();
        return value.getName() + " " + extents;
    }

    private static String extent(Dimension dimension) {
        return dimension.hasDimParam() ? dimension.getDimParam() : Long.toString(dimension.getDimValue());
    }
}
