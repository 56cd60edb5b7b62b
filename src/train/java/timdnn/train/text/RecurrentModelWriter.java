package timdnn.train.text;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.Map;
import timdnn.train.OnnxGraph;
import timdnn.train.OnnxModelWriter;

/**
 * One time step of a trained {@link RecurrentNetwork} as ONNX, operator set 13: a word, h and c in; logits, h and c out.
 *
 * <p>Word vectors, which the softmax shares, are kept as whole numbers of eight bits times one step, the largest magnitude being 127;
 * what the cell reads of them is decided between two of these numbers, so that no rounding in a runtime changes it. Ternary weights are
 * kept in eight bits, too.
 */
final class RecurrentModelWriter {
    private static final int LARGEST = 127;

    private final FrozenRecurrent network;

    RecurrentModelWriter(FrozenRecurrent network) {
        this.network = network;
    }

    /**
     * The model file.
     *
     * @param name of the graph
     * @param metadata entries of {@code metadata_props}, written in iteration order
     * @return bytes of the file
     */
    byte[] model(String name, Map<String, String> metadata) {
        int units = network.units;
        OnnxGraph graph = new OnnxGraph(name);
        String word = graph.input("word", DataType.INT64);
        String h = graph.input("h", DataType.FLOAT, units);
        String c = graph.input("c", DataType.FLOAT, units);
        String low = graph.constant("low", new float[] {-1});
        String high = graph.constant("high", new float[] {1});
        String vectors = vectors(graph);
        graph.apart("Gather", List.of(vectors, word), List.of("vector"));
        graph.node("Mul", "vector_scaled", List.of(graph.constant("vector_scale", new float[] {vectorScale()})));
        graph.node("Round", "vector_rounded", List.of());
        graph.node("Clip", "x", List.of(low, high));
        products(graph, "x", "input", network.inputCodes, network.inputGain);
        graph.node(
                "Add",
                "input_shifted",
                List.of(graph.constant("gate_bias", network.gateBias, network.gateBias.length)));
        String recurrent = products(graph, h, "state", network.stateCodes, network.stateGain);
        network.cell.write(graph, "input_shifted", recurrent, c);
        graph.node("Mul", "h_scaled", List.of(graph.constant("h_scale", new float[] {RecurrentNetwork.STATE_SCALE})));
        graph.node("Round", "h_rounded", List.of());
        graph.node("Clip", "next_h", List.of(low, high));
        String bias = graph.constant("word_bias", network.wordBias, network.wordBias.length);
        graph.apart("Gemm", List.of("next_h", vectors, bias), List.of("logits"), OnnxGraph.integer("transB", 1));
        graph.output("logits", network.wordBias.length);
        graph.output("next_h", units);
        graph.output("next_c", units);
        return OnnxModelWriter.file(graph.build(), metadata);
    }

    private float step() {
        float largest = 0;
        for (float value : network.vectors) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest / LARGEST;
    }

    /** Takes the smallest magnitude that is not 0 to the cell to just above a half. */
    private float vectorScale() {
        double smallest = Math.floor(network.vectorThreshold / step()) + 0.5;
        return (float) (0.5 / (smallest * step()));
    }

    private String vectors(OnnxGraph graph) {
        float step = step();
        byte[] codes = new byte[network.vectors.length];
        for (int index = 0; index < codes.length; index++) {
            codes[index] = (byte) Math.round(network.vectors[index] / step);
        }
        String kept = graph.constant("vector_codes", codes, network.wordBias.length, network.units);
        String by = graph.constant("vector_step", new float[] {step});
        return graph.apart("DequantizeLinear", List.of(kept, by), List.of("vectors"));
    }

    /** Products of a ternary matrix, each column times its gain. */
    private String products(OnnxGraph graph, String input, String name, float[] codes, float[] gain) {
        int columns = gain.length;
        int rows = codes.length / columns;
        byte[] weights = new byte[codes.length];
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                weights[row * columns + column] = (byte) codes[column * rows + row];
            }
        }
        String kept = graph.constant(name + "_codes", weights, rows, columns);
        String one = graph.constant(name + "_step", new float[] {1});
        String matrix = graph.apart("DequantizeLinear", List.of(kept, one), List.of(name + "_weights"));
        graph.apart("MatMul", List.of(input, matrix), List.of(name + "_sums"));
        graph.node("Mul", name + "_products", List.of(graph.constant(name + "_gain", gain, columns)));
        return graph.last();
    }
}
