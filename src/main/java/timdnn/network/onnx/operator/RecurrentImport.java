package timdnn.network.onnx.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import timdnn.network.StateInput;
import timdnn.network.TensorShape;
import timdnn.network.ValueRange;
import timdnn.network.digital.Gru;
import timdnn.network.digital.Lstm;
import timdnn.network.onnx.graph.GraphBuilder;
import timdnn.network.onnx.graph.OnnxConstant;
import timdnn.network.onnx.graph.OnnxNode;
import timdnn.network.onnx.graph.OnnxValue;

/**
 * LSTM and GRU nodes. Products of the inputs run on tiles where that is proved; those of the hidden state, which these operators
 * do not quantise, run in float32 where that is allowed.
 */
final class RecurrentImport {
    private RecurrentImport() {}

    static void lstm(OnnxNode node, GraphBuilder graph) {
        node.require("input_forget", 0);
        if (node.hasInput(7)) {
            throw node.error("must not have peepholes");
        }
        Parts parts = parts(node, graph, 4);
        float[] bias = new float[4 * parts.units()];
        for (int gate = 0; gate < bias.length; gate++) {
            bias[gate] = parts.bias(gate) + parts.bias(4 * parts.units() + gate);
        }
        OnnxValue products = products(node, graph, parts, bias);
        Lstm layer = new Lstm(
                node.name(),
                parts.steps(),
                parts.units(),
                graph.constant(node, 2).floats());
        OnnxValue all = graph.append(
                layer,
                ValueRange.UNKNOWN,
                0,
                List.of(products, state(node, graph, parts, 5), state(node, graph, parts, 6)));
        results(node, graph, parts, all, 3);
    }

    static void gru(OnnxNode node, GraphBuilder graph) {
        Parts parts = parts(node, graph, 3);
        int units = parts.units();
        float[] bias = new float[3 * units];
        float[] recurrentBias = new float[units];
        for (int gate = 0; gate < bias.length; gate++) {
            boolean inside = gate >= 2 * units;
            bias[gate] = parts.bias(gate) + (inside ? 0 : parts.bias(3 * units + gate));
            if (inside) {
                recurrentBias[gate - 2 * units] = parts.bias(3 * units + gate);
            }
        }
        OnnxValue products = products(node, graph, parts, bias);
        Gru layer = new Gru(
                node.name(),
                parts.steps(),
                units,
                graph.constant(node, 2).floats(),
                recurrentBias,
                node.integer("linear_before_reset", 0) != 0);
        OnnxValue all = graph.append(layer, ValueRange.UNKNOWN, 0, List.of(products, state(node, graph, parts, 5)));
        results(node, graph, parts, all, 2);
    }

    /**
     * What both operators have.
     *
     * @param input inputs, {@code [t][value]}
     * @param weights W without its direction, {@code [gate · units + unit][value]}
     * @param biases both halves of B, or null
     * @param steps T
     * @param units how many units
     * @param batchFirst whether tensors are [N][t] and not [t][N]
     */
    private record Parts(
            OnnxValue input, OnnxConstant weights, OnnxConstant biases, int steps, int units, boolean batchFirst) {
        float bias(int index) {
            return biases == null ? 0 : (float) biases.value(index);
        }
    }

    private static Parts parts(OnnxNode node, GraphBuilder graph, int gates) {
        if (!node.text("direction", "forward").equals("forward")) {
            throw node.error("must have direction forward, has " + node.text("direction", ""));
        }
        if (node.attribute("activations").isPresent() || node.attribute("clip").isPresent()) {
            throw node.error("must have the activations that it has by default, and no clip");
        }
        if (node.hasInput(4)) {
            throw node.error("must read sequences of one length, has sequence_lens");
        }
        OnnxValue input = graph.value(node, 0);
        OnnxConstant weights = graph.constant(node, 1);
        OnnxConstant recurrent = graph.constant(node, 2);
        boolean batchFirst = node.integer("layout", 0) != 0;
        boolean single = input.rank() == 3
                && input.extents().get(0) == 1
                && input.extents().get(1) == 1;
        if (input.rank() != 3 || (!single && input.batchAxis() != (batchFirst ? 0 : 1))) {
            throw node.error("must read a tensor of time, batch and values" + (batchFirst ? ", the batch first" : "")
                    + ", reads " + input);
        }
        int steps = input.shape().extent(0);
        int width = input.shape().extent(1);
        int units = recurrent.rank() == 3 ? recurrent.extent(2) : 0;
        if (!weights.extents().equals(List.of(1, gates * units, width))
                || !recurrent.extents().equals(List.of(1, gates * units, units))) {
            throw node.error("must have weights for " + width + " inputs and one direction, has extents "
                    + weights.extents() + " and " + recurrent.extents());
        }
        OnnxConstant biases = node.hasInput(3) ? graph.constant(node, 3) : null;
        if (biases != null && !biases.extents().equals(List.of(1, 2 * gates * units))) {
            throw node.error("must have " + 2 * gates * units + " biases, has extents " + biases.extents());
        }
        return new Parts(input, weights.reshaped(List.of(gates * units, width)), biases, steps, units, batchFirst);
    }

    private static OnnxValue products(OnnxNode node, GraphBuilder graph, Parts parts, float[] bias) {
        OnnxValue vectors = parts.input().reshaped(parts.input().shape(), 0);
        OnnxValue products = MatrixImport.inputProducts(node, graph, vectors, parts.weights(), bias);
        String obstacle =
                "must have a quantised hidden state for its recurrent weights, which this operator does not quantise:"
                        + " export one time step with its states as inputs and outputs";
        if (!graph.mayBeFloat(node, obstacle)) {
            throw node.error(obstacle);
        }
        return products;
    }

    /** A state before the first step: an input, a constant, or 0. */
    private static OnnxValue state(OnnxNode node, GraphBuilder graph, Parts parts, int index) {
        if (node.hasInput(index) && !graph.isConstant(node.input(index))) {
            OnnxValue value = graph.value(node, index);
            if (value.shape().size() != parts.units()) {
                throw node.error("must have a state of " + parts.units() + " units, has " + value);
            }
            return value;
        }
        if (node.hasInput(index)
                && Arrays.stream(graph.constant(node, index).values()).anyMatch(value -> value != 0)) {
            throw node.error("must begin with a state of 0, begins with a constant");
        }
        return graph.append(
                new StateInput(node.name(), TensorShape.of(parts.units())),
                ValueRange.of(new double[] {0}),
                0,
                List.of());
    }

    /** All of h, the last h and, of an LSTM, the last C. */
    private static void results(OnnxNode node, GraphBuilder graph, Parts parts, OnnxValue all, int count) {
        int units = parts.units();
        for (int output = 0; output < Math.min(count, node.proto().getOutputCount()); output++) {
            if (node.proto().getOutput(output).isEmpty()) {
                continue;
            }
            int from = output == 0 ? 0 : (parts.steps() + output - 1) * units;
            int length = output == 0 ? parts.steps() * units : units;
            IndexMap map = JoinImport.range(List.of(1, (parts.steps() + count - 1) * units), 1, from, length);
            OnnxValue part = Moved.by(node, graph, all, map, 0);
            List<Integer> shape = new ArrayList<>(List.of(1, units));
            if (output == 0) {
                shape.add(0, parts.steps());
            }
            int axis = parts.batchFirst() ? 0 : output == 0 ? 2 : 1;
            graph.define(node, output, part.reshaped(new TensorShape(shape), axis));
        }
    }
}
