package timdnn.network.digital;

import timdnn.network.DigitalLayer;
import timdnn.network.TensorShape;

/** Sum, mean, largest or smallest value of groups of values, summed up in double and rounded to float32. */
public final class Reduction implements DigitalLayer {
    private final String name;
    private final TensorShape outputShape;
    private final Operation operation;
    private final int[] from;

    /** What a group becomes. */
    public enum Operation {
        /** Its sum. */
        SUM,
        /** Its mean. */
        MEAN,
        /** Its largest value. */
        MAXIMUM,
        /** Its smallest value. */
        MINIMUM
    }

    /**
     * A layer.
     *
     * @param name the node's name
     * @param outputShape shape for one image
     * @param operation what a group becomes
     * @param from places of the values of each group, group after group, all of one length
     */
    public Reduction(String name, TensorShape outputShape, Operation operation, int[] from) {
        if (from.length == 0 || from.length % outputShape.size() != 0) {
            throw new IllegalArgumentException("from must have a multiple of " + outputShape.size()
                    + " places as the result has values, had " + from.length);
        }
        this.name = name;
        this.outputShape = outputShape;
        this.operation = operation;
        this.from = from.clone();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TensorShape outputShape() {
        return outputShape;
    }

    @Override
    public void apply(float[][] inputs, float[] output) {
        int length = from.length / outputShape.size();
        for (int group = 0; group < output.length; group++) {
            double value = inputs[0][from[group * length]];
            for (int member = 1; member < length; member++) {
                float next = inputs[0][from[group * length + member]];
                value = switch (operation) {
                    case SUM, MEAN -> value + next;
                    case MAXIMUM -> Math.max(value, next);
                    case MINIMUM -> Math.min(value, next);
                };
            }
            output[group] = (float) (operation == Operation.MEAN ? value / length : value);
        }
    }
}
