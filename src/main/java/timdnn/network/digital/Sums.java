package timdnn.network.digital;

/** Arithmetic that layers share. */
final class Sums {
    private Sums() {}

    /** Σ weights[from + i]·values[i], in double. */
    static double dot(float[] weights, int from, float[] values, int length) {
        double sum = 0;
        for (int index = 0; index < length; index++) {
            sum += (double) weights[from + index] * values[index];
        }
        return sum;
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
