package timdnn.train.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Arrays;
import java.util.List;
import timdnn.train.OnnxGraph;

/**
 * What a recurrent network makes of its products, with a real state c beside the ternary hidden state h that the tiles read. With
 * p = s·(a ∘ W x) + b and q = s·(r ∘ R h), one part of either for each gate, all in real numbers:
 */
enum Cell {
    /** Gates i, f, o = σ(p + q) and g = tanh(p + q); c' = f c + i g; h = q(o·tanh c'). */
    LSTM(4) {
        @Override
        NDList step(NDArray product, NDArray recurrent, NDArray c) {
            long units = c.getShape().get(1);
            NDList parts = product.add(recurrent).split(new long[] {3 * units}, 1);
            NDList gates = parts.get(0).getNDArrayInternal().sigmoid().split(3, 1);
            NDArray candidate = parts.get(1).tanh();
            NDArray next = gates.get(1).mul(c).add(gates.get(0).mul(candidate));
            return new NDList(gates.get(2).mul(next.tanh()), next);
        }

        @Override
        void write(OnnxGraph graph, String product, String recurrent, String c) {
            graph.apart("Add", List.of(recurrent, product), List.of("gates"));
            split(graph, "gates", "gate_i", "gate_f", "gate_o", "gate_g");
            graph.apart("Sigmoid", List.of("gate_i"), List.of("i"));
            graph.apart("Sigmoid", List.of("gate_f"), List.of("f"));
            graph.apart("Sigmoid", List.of("gate_o"), List.of("o"));
            graph.apart("Tanh", List.of("gate_g"), List.of("g"));
            graph.apart("Mul", List.of("f", c), List.of("kept"));
            graph.apart("Mul", List.of("i", "g"), List.of("added"));
            graph.apart("Add", List.of("kept", "added"), List.of("next_c"));
            graph.node("Tanh", "output", List.of());
            graph.node("Mul", "real_h", List.of("o"));
        }
    },

    /**
     * Gates r = σ(p + q), z = σ(p + q) and n = tanh(p + r ∘ q), as cuDNN and PyTorch have them (Cho et al., arXiv 1406.1078);
     * c' = z c + (1 - z) n; h = q(c'). A GRU has no state but h; here c is what h is rounded from, or nothing could be kept for
     * longer than a word.
     */
    GRU(3) {
        @Override
        NDList step(NDArray product, NDArray recurrent, NDArray c) {
            NDList ofInput = product.split(3, 1);
            NDList ofState = recurrent.split(3, 1);
            NDArray reset =
                    ofInput.get(0).add(ofState.get(0)).getNDArrayInternal().sigmoid();
            NDArray kept =
                    ofInput.get(1).add(ofState.get(1)).getNDArrayInternal().sigmoid();
            NDArray candidate = ofInput.get(2).add(reset.mul(ofState.get(2))).tanh();
            NDArray next = kept.mul(c.sub(candidate)).add(candidate);
            return new NDList(next, next);
        }

        @Override
        void write(OnnxGraph graph, String product, String recurrent, String c) {
            split(graph, product, "input_r", "input_z", "input_n");
            split(graph, recurrent, "state_r", "state_z", "state_n");
            graph.apart("Add", List.of("input_r", "state_r"), List.of("gate_r"));
            graph.apart("Sigmoid", List.of("gate_r"), List.of("r"));
            graph.apart("Add", List.of("input_z", "state_z"), List.of("gate_z"));
            graph.apart("Sigmoid", List.of("gate_z"), List.of("z"));
            graph.apart("Mul", List.of("r", "state_n"), List.of("reset"));
            graph.apart("Add", List.of("input_n", "reset"), List.of("gate_n"));
            graph.apart("Tanh", List.of("gate_n"), List.of("n"));
            graph.apart("Sub", List.of(c, "n"), List.of("apart"));
            graph.apart("Mul", List.of("z", "apart"), List.of("kept"));
            graph.apart("Add", List.of("kept", "n"), List.of("next_c"));
        }
    };

    /** Number of the gate that keeps the state: f, z. */
    private static final int KEEPING = 1;

    private final int gates;

    Cell(int gates) {
        this.gates = gates;
    }

    /** Gates, each with a part of the products. */
    int gates() {
        return gates;
    }

    /** First biases {@code [gate · units + unit]}: 1 for the gate that keeps the state, else 0. */
    float[] firstBias(int units) {
        float[] bias = new float[gates * units];
        Arrays.fill(bias, KEEPING * units, (KEEPING + 1) * units, 1);
        return bias;
    }

    /**
     * One word.
     *
     * @param product p, {@code [stream][gate · units + unit]}
     * @param recurrent q of the same shape
     * @param c the state, {@code [stream][unit]}
     * @return the hidden state before it is rounded, and the next c
     */
    abstract NDList step(NDArray product, NDArray recurrent, NDArray c);

    /** The same as ONNX; the last output is the hidden state before it is rounded, and {@code next_c} the next state. */
    abstract void write(OnnxGraph graph, String product, String recurrent, String c);

    private static void split(OnnxGraph graph, String input, String... parts) {
        graph.apart("Split", List.of(input), List.of(parts), OnnxGraph.integer("axis", 1));
    }
}
