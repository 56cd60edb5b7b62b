package timdnn.network.digital;

import timdnn.network.DigitalLayer;
import timdnn.network.TensorShape;

/**
 * The recurrent part of a GRU layer in float32, after the products of its inputs: for t = 1 .. T, z and r are σ of their gates
 * g(t) + R·h(t - 1), n = tanh(g_n(t) + R_n·(r·h(t - 1)) + b_n), or tanh(g_n(t) + r·(R_n·h(t - 1) + b_n)) where the reset comes after
 * the product, and h(t) = (1 - z)·n + z·h(t - 1).
 *
 * <p>It reads g {@code [t][3·units]} with all biases but b_n in it, and h(0); it gives h(1) .. h(T), then h(T).
 *
 * @see <a href="https://doi.org/10.3115/v1/D14-1179">Cho et al., EMNLP (2014)</a>
 */
public final class Gru implements DigitalLayer {
    private final String name;
    private final int steps;
    private final int units;
    /** {@code [gate · units + unit][unit before]}, flattened. */
    private final float[] recurrent;

    private final float[] recurrentBias;
    private final boolean resetAfter;

    /**
     * A layer.
     *
     * @param name the node's name
     * @param steps T
     * @param units how many units
     * @param recurrent R, {@code [3 · units][units]}, flattened, gates in the order z, r, n
     * @param recurrentBias b_n, one a unit
     * @param resetAfter whether the reset comes after the product
     */
    public Gru(String name, int steps, int units, float[] recurrent, float[] recurrentBias, boolean resetAfter) {
        if (recurrent.length != 3 * units * units || recurrentBias.length != units) {
            throw new IllegalArgumentException("recurrent weights must be " + 3 * units * units + " and biases " + units
                    + ", were " + recurrent.length + " and " + recurrentBias.length);
        }
        this.name = name;
        this.steps = steps;
        this.units = units;
        this.recurrent = recurrent.clone();
        this.recurrentBias = recurrentBias.clone();
        this.resetAfter = resetAfter;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TensorShape outputShape() {
        return TensorShape.of((steps + 1) * units);
    }

    @Override
    public int inputs() {
        return 2;
    }

    @Override
    public void apply(float[][] inputs, float[] output) {
        float[] hidden = inputs[1].clone();
        float[] next = new float[units];
        float[] reset = new float[units];
        double[] update = new double[units];
        for (int step = 0; step < steps; step++) {
            int from = step * 3 * units;
            for (int unit = 0; unit < units; unit++) {
                update[unit] = Sums.sigmoid(inputs[0][from + unit] + Sums.dot(recurrent, unit * units, hidden, units));
                double gate = Sums.sigmoid(
                        inputs[0][from + units + unit] + Sums.dot(recurrent, (units + unit) * units, hidden, units));
                reset[unit] = (float) (resetAfter ? gate : gate * hidden[unit]);
            }
            for (int unit = 0; unit < units; unit++) {
                double product = Sums.dot(recurrent, (2 * units + unit) * units, resetAfter ? hidden : reset, units)
                        + recurrentBias[unit];
                double fresh =
                        Math.tanh(inputs[0][from + 2 * units + unit] + (resetAfter ? reset[unit] * product : product));
                next[unit] = (float) ((1 - update[unit]) * fresh + update[unit] * hidden[unit]);
            }
            System.arraycopy(next, 0, hidden, 0, units);
            System.arraycopy(next, 0, output, step * units, units);
        }
        System.arraycopy(hidden, 0, output, steps * units, units);
    }
}
