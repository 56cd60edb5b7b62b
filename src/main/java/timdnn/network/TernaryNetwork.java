package timdnn.network;

import java.util.List;

/**
 * A network as an ordered list of steps. Each step reads the results of earlier ones; result 0 is the image. Immutable and
 * safe to share between threads.
 *
 * @param name the model's name
 * @param inputShape shape of an image: channels, height, width, or features
 * @param inputLow smallest pixel value the import assumed
 * @param inputHigh largest pixel value the import assumed
 * @param steps in an order in which they can be computed; step i gives result i + 1
 * @param output index of the result that holds the logits
 * @param states what is handed on from one time step to the next; none for a network without time
 */
public record TernaryNetwork(
        String name,
        TensorShape inputShape,
        float inputLow,
        float inputHigh,
        List<Step> steps,
        int output,
        List<State> states) {
    /** Checks that every step reads only what is already there, and that states are handed on in their own shape. */
    public TernaryNetwork {
        steps = List.copyOf(steps);
        states = List.copyOf(states);
        for (int index = 0; index < steps.size(); index++) {
            for (int input : steps.get(index).inputs()) {
                if (input < 0 || input > index) {
                    throw new IllegalArgumentException(
                            "step " + index + " must read results 0 to " + index + ", reads " + input);
                }
            }
        }
        if (output < 0 || output > steps.size()) {
            throw new IllegalArgumentException("output must be in 0 to " + steps.size() + ", was " + output);
        }
        for (State state : states) {
            if (state.input() < 1
                    || state.input() > steps.size()
                    || !(steps.get(state.input() - 1).layer() instanceof StateInput held)
                    || state.output() < 0
                    || state.output() > steps.size()
                    || held.outputShape().size()
                            != (state.output() == 0
                                            ? inputShape
                                            : steps.get(state.output() - 1)
                                                    .layer()
                                                    .outputShape())
                                    .size()) {
                throw new IllegalArgumentException(
                        "a state must be a result of as many values as its input, was " + state);
            }
        }
    }

    /** A network without time. */
    public TernaryNetwork(
            String name, TensorShape inputShape, float inputLow, float inputHigh, List<Step> steps, int output) {
        this(name, inputShape, inputLow, inputHigh, steps, output, List.of());
    }

    /**
     * What is handed on from one time step to the next; 0 before the first.
     *
     * @param input index of the result, a {@link StateInput}, that holds it during a time step
     * @param output index of the result that it becomes
     */
    public record State(int input, int output) {}

    /**
     * A layer and what it reads.
     *
     * @param layer the layer
     * @param inputs indices of results: as many as a digital layer reads, or one for a matrix
     */
    public record Step(Layer layer, List<Integer> inputs) {
        /** Checks the number of inputs. */
        public Step {
            inputs = List.copyOf(inputs);
            int expected = layer instanceof DigitalLayer digital ? digital.inputs() : 1;
            if (inputs.size() != expected) {
                throw new IllegalArgumentException(
                        layer.name() + " must read " + expected + " results, reads " + inputs.size());
            }
        }
    }

    /**
     * Shape of a result.
     *
     * @param result 0 for the image, else step + 1
     * @return the shape
     */
    public TensorShape shape(int result) {
        return result == 0 ? inputShape : steps.get(result - 1).layer().outputShape();
    }

    /** {@return the number of classes} */
    public int classes() {
        return shape(output).size();
    }

    /** {@return the layers that run on tiles, in order; their index in this list addresses their random streams} */
    public List<MatrixLayer> matrixLayers() {
        return steps.stream()
                .map(Step::layer)
                .filter(MatrixLayer.class::isInstance)
                .map(MatrixLayer.class::cast)
                .toList();
    }
}
