package timdnn.train;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.List;
import java.util.Map;

/**
 * A frozen {@link TernaryLeNet} as ONNX, operator set 13: pixels 0 to 255 in, integer logits out. Every accumulator is
 * an exact integer in float32 and every threshold lies half a count from the nearest one, so any runtime, fusing or not,
 * yields the same integers. The bytes depend on the weights and the metadata alone.
 */
final class OnnxModelWriter {
    private static final int OPERATOR_SET = 13;
    private static final int IR_VERSION = 7;
    private static final int KERNEL = 5;

    private final OnnxGraph graph = new OnnxGraph("mnist_cnn", "image", 1, DigitSet.EDGE, DigitSet.EDGE);

    private OnnxModelWriter() {}

    /**
     * The model file.
     *
     * @param layers two convolutions, two fully connected layers
     * @param metadata entries of {@code metadata_props}, written in iteration order
     * @return bytes of the file
     */
    static byte[] write(List<FrozenLayer> layers, Map<String, String> metadata) {
        OnnxModelWriter writer = new OnnxModelWriter();
        writer.quantizeInput();
        writer.convolution("conv1", layers.get(0), 1);
        writer.convolution("conv2", layers.get(1), layers.get(0).columns());
        writer.graph.node("Flatten", "flat", List.of(), OnnxGraph.integer("axis", 1));
        writer.multiplication("fc1", layers.get(2));
        writer.activation("fc1", layers.get(2), layers.get(2).columns());
        writer.multiplication("fc2", layers.get(3));
        writer.integerBias(layers.get(3));
        return writer.model(layers.get(3).columns(), metadata);
    }

    private void quantizeInput() {
        graph.constant("code_min", new float[] {0});
        graph.constant("code_max", new float[] {ActivationQuantizer.MAX_CODE});
        String scale = graph.constant("image_scale", new float[] {ActivationQuantizer.MAX_CODE / 255f});
        graph.node("Mul", "image_scaled", List.of(scale));
        graph.node("Round", "image_codes", List.of());
    }

    private void convolution(String name, FrozenLayer layer, int maps) {
        int columns = layer.columns();
        int rows = layer.rows();
        float[] weight = new float[columns * rows];
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                weight[column * rows + row] = layer.code(column, row);
            }
        }
        graph.node(
                "Conv",
                name + "_acc",
                List.of(graph.constant(name + "_weight", weight, columns, maps, KERNEL, KERNEL)),
                OnnxGraph.integers("dilations", 1, 1),
                OnnxGraph.integer("group", 1),
                OnnxGraph.integers("kernel_shape", KERNEL, KERNEL),
                OnnxGraph.integers("pads", 0, 0, 0, 0),
                OnnxGraph.integers("strides", 1, 1));
        activation(name, layer, 1, columns, 1, 1);
        graph.node(
                "MaxPool",
                name + "_pooled",
                List.of(),
                OnnxGraph.integers("kernel_shape", 2, 2),
                OnnxGraph.integers("strides", 2, 2));
    }

    private void multiplication(String name, FrozenLayer layer) {
        int columns = layer.columns();
        int rows = layer.rows();
        float[] weight = new float[rows * columns];
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                weight[row * columns + column] = layer.code(column, row);
            }
        }
        graph.node("MatMul", name + "_acc", List.of(graph.constant(name + "_weight", weight, rows, columns)));
    }

    private void activation(String name, FrozenLayer layer, long... shape) {
        int columns = layer.columns();
        float[] scale = new float[columns];
        float[] offset = new float[columns];
        for (int column = 0; column < columns; column++) {
            scale[column] = layer.scale(column);
            offset[column] = layer.offset(column);
        }
        graph.node("Mul", name + "_scaled", List.of(graph.constant(name + "_scale", scale, shape)));
        graph.node("Add", name + "_shifted", List.of(graph.constant(name + "_offset", offset, shape)));
        graph.node("Round", name + "_rounded", List.of());
        graph.node("Clip", name + "_codes", List.of("code_min", "code_max"));
    }

    private void integerBias(FrozenLayer layer) {
        float[] bias = new float[layer.columns()];
        for (int column = 0; column < bias.length; column++) {
            bias[column] = layer.bias(column);
        }
        graph.node("Add", "logits", List.of(graph.constant("fc2_bias", bias, bias.length)));
    }

    private byte[] model(int outputs, Map<String, String> metadata) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("timdnn.train")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setGraph(graph.build(outputs));
        metadata.forEach((key, value) -> model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }
}
