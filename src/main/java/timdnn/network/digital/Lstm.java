package timdnn.network.digital;

import timdnn.network.DigitalLayer;
import timdnn.network.TensorShape;

/**
 * The recurrent part of an LSTM layer in float32, after the products of its inputs: for t = 1 .. T, with the gates i, o, f, c of
 * g(t) + R·h(t - 1), C(t) = σ(f)·C(t - 1) + σ(i)·tanh(c) and h(t) = σ(o)·tanh(C(t)).
 *
 * <p>It reads g {@code [t][4·units]} with all biases in it, h(0) and C(0); it gives h(1) .. h(T), then h(T), then C(T).
 *
 * @see <a href="https://doi.org/10.1162/neco.1997.9.8.1735">Hochreiter and Schmidhuber, Neural Computation 9 (1997)</a>
 */
public final class Lstm implements DigitalLayer {
    private final String name;
    private final int steps;
    private final int units;
    /** {@code [gate · units + unit][unit before]}, flattened. */
    private final float[] recurrent;

    /**
     * A layer.
     *
     * @param name the node's name
     * @param steps T
     * @param units how many units
     * @param recurrent R, {@code [4 · units][units]}, flattened, gates in the order i, o, f, c
     */
    public Lstm(String name, int steps, int units, float[] recurrent) {
        if (recurrent.length != 4 * units * units) {
            throw new IllegalArgumentException(
                    "recurrent weights must be " + 4 * units * units + ", were " + recurrent.length);
        }
        this.name = name;
        this.steps = steps;
        this.units = units;
        this.recurrent = recurrent.clone();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TensorShape outputShape() {
        return TensorShape.of((steps + 2) * units);
    }

    @Override
    public int inputs() {
        return 3;
    }

    @Override
    public void apply(float[][] inputs, float[] output) {
        float[] hidden = inputs[1].clone();
        float[] cell = inputs[2].clone();
        double[] gates = new double[4 * units];
        for (int step = 0; step < steps; step++) {
            for (int gate = 0; gate < gates.length; gate++) {
                gates[gate] = inputs[0][step * gates.length + gate] + Sums.dot(recurrent, gate * units, hidden, units);
            }
            for (int unit = 0; unit < units; unit++) {
                double kept = Sums.sigmoid(gates[2 * units + unit]) * cell[unit];
                cell[unit] = (float) (kept + Sums.sigmoid(gates[unit]) * Math.tanh(gates[3 * units + unit]));
                hidden[unit] = (float) (Sums.sigmoid(gates[units + unit]) * Math.tanh(cell[unit]));
            }
            System.arraycopy(hidden, 0, output, step * units, units);
        }
        System.arraycopy(hidden, 0, output, steps * units, units);
        System.arraycopy(cell, 0, output, (steps + 1) * units, units);
    }
}
