package timdnn.train;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.List;
import java.util.Map;
import timdnn.train.image.ImageSet;

/**
 * A frozen network as ONNX, operator set 13: pixels 0 to 255 in, integer logits out. Every accumulator is an exact integer in
 * float32 and every threshold lies half a count from the nearest one, so any runtime, fusing or not, yields the same
 * integers. The bytes depend on the weights and the metadata alone. Nodes are added in the order in which they run.
 */
public final class OnnxModelWriter {
    private static final int OPERATOR_SET = 13;
    private static final int IR_VERSION = 7;

    private final OnnxGraph graph;

    /**
     * A model that begins with {@code Mul} and {@code Round}: codes of the pixels.
     *
     * @param name of the graph
     * @param largestPixel code of a pixel of 255
     */
    OnnxModelWriter(String name, int largestPixel) {
        graph = new OnnxGraph(name, "image", 1, ImageSet.EDGE, ImageSet.EDGE);
        graph.constant("code_min", new float[] {0});
        graph.constant("code_max", new float[] {ActivationQuantizer.MAX_CODE});
        String scale = graph.constant("image_scale", new float[] {largestPixel / 255f});
        graph.node("Mul", "image_scaled", List.of(scale));
        graph.node("Round", "image_codes", List.of());
    }

    /** Name of the last result. */
    String last() {
        return graph.last();
    }

    /** Accumulators of a convolution over {@code maps} maps. */
    void convolution(String name, FrozenLayer layer, int maps, Window window) {
        int columns = layer.columns();
        int rows = layer.rows();
        float[] weight = new float[columns * rows];
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                weight[column * rows + row] = layer.weight(column, row);
            }
        }
        int kernel = window.kernel();
        int padding = window.padding();
        graph.node(
                "Conv",
                name + "_acc",
                List.of(graph.constant(name + "_weight", weight, columns, maps, kernel, kernel)),
                OnnxGraph.integers("dilations", 1, 1),
                OnnxGraph.integer("group", 1),
                OnnxGraph.integers("kernel_shape", kernel, kernel),
                OnnxGraph.integers("pads", padding, padding, padding, padding),
                OnnxGraph.integers("strides", window.stride(), window.stride()));
    }

    /** The largest value of each window, without padding. */
    void maxPool(String output, Window window) {
        graph.node(
                "MaxPool",
                output,
                List.of(),
                OnnxGraph.integers("kernel_shape", window.kernel(), window.kernel()),
                OnnxGraph.integers("strides", window.stride(), window.stride()));
    }

    /** All maps of an image as one vector. */
    void flatten(String output) {
        graph.node("Flatten", output, List.of(), OnnxGraph.integer("axis", 1));
    }

    /** Accumulators of a fully connected layer. */
    void multiplication(String name, FrozenLayer layer) {
        int columns = layer.columns();
        int rows = layer.rows();
        float[] weight = new float[rows * columns];
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                weight[row * columns + column] = layer.weight(column, row);
            }
        }
        graph.node("MatMul", name + "_acc", List.of(graph.constant(name + "_weight", weight, rows, columns)));
    }

    /** 2-bit activations of maps. */
    void mapActivation(String name, FrozenLayer layer) {
        activation(name, layer, "code_min", 1, layer.columns(), 1, 1);
    }

    /** Whole numbers -3 to 3 of a residual branch's maps. */
    void mapResidual(String name, FrozenLayer layer) {
        String low = graph.constant(name + "_min", new float[] {-ActivationQuantizer.MAX_CODE});
        activation(name, layer, low, 1, layer.columns(), 1, 1);
    }

    /** 2-bit activations of a vector. */
    void unitActivation(String name, FrozenLayer layer) {
        activation(name, layer, "code_min", layer.columns());
    }

    /** The sum of the last result and the trunk, clipped to a 2-bit activation. */
    void join(String name, String trunk) {
        graph.node("Add", name + "_sum", List.of(trunk));
        graph.node("Clip", name + "_codes", List.of("code_min", "code_max"));
    }

    /** Logits: the last accumulators with a whole bias. */
    void integerBias(String name, FrozenLayer layer) {
        float[] bias = new float[layer.columns()];
        for (int column = 0; column < bias.length; column++) {
            bias[column] = layer.bias(column);
        }
        graph.node("Add", "logits", List.of(graph.constant(name + "_bias", bias, bias.length)));
    }

    /**
     * The model file.
     *
     * @param outputs number of logits
     * @param metadata entries of {@code metadata_props}, written in iteration order
     * @return bytes of the file
     */
    byte[] model(int outputs, Map<String, String> metadata) {
        return file(graph.build(outputs), metadata);
    }

    /**
     * A graph as a model file.
     *
     * @param graph the graph, of operator set 13
     * @param metadata entries of {@code metadata_props}, written in iteration order
     * @return bytes of the file
     */
    public static byte[] file(GraphProto graph, Map<String, String> metadata) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("timdnn.train")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setGraph(graph);
        metadata.forEach((key, value) -> model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }

    private void activation(String name, FrozenLayer layer, String low, long... shape) {
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
        graph.node("Clip", name + "_codes", List.of(low, "code_max"));
    }
}
