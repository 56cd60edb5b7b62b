package timdnn.characterization.circuit.measure;

/**
 * The read static noise margin of two transfer curves from one sweep of x: y = a(x), and x = b(y), the second inverter with
 * its axes exchanged. With the axes turned by 45° the side of the largest square in a lobe is 1/√2 times the largest
 * distance of the curves there (Seevinck, List, Lohstroh, doi:10.1109/JSSC.1987.1052809). Each lobe is looked for in its
 * own half; a lobe that is gone gives a negative side.
 */
final class Butterfly {
    private Butterfly() {}

    /**
     * The smaller side of both lobes.
     *
     * @param x the sweep
     * @param a output of one inverter, {@code [point]}
     * @param b output of the other, {@code [point]}
     */
    static double margin(double[] x, double[] a, double[] b) {
        int points = x.length;
        double[] u1 = new double[points];
        double[] v1 = new double[points];
        double[] u2 = new double[points];
        double[] v2 = new double[points];
        double root = Math.sqrt(0.5);
        for (int i = 0; i < points; i++) {
            u1[i] = root * (x[i] - a[i]);
            v1[i] = root * (x[i] + a[i]);
            // Curves are walked in rising u, so the mirrored one backwards.
            int j = points - 1 - i;
            u2[j] = root * (b[i] - x[i]);
            v2[j] = root * (b[i] + x[i]);
        }
        double left = Double.NEGATIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points; i++) {
            if (u1[i] >= u2[0] && u1[i] <= u2[points - 1]) {
                double distance = v1[i] - interpolate(u2, v2, u1[i]);
                if (u1[i] <= 0) {
                    left = Math.max(left, distance);
                }
                if (u1[i] >= 0) {
                    right = Math.max(right, -distance);
                }
            }
        }
        double side = Math.min(left, right) * root;
        return Double.isInfinite(side) ? Double.NaN : side;
    }

    private static double interpolate(double[] x, double[] y, double at) {
        int high = 1;
        while (high < x.length - 1 && x[high] < at) {
            high++;
        }
        double width = x[high] - x[high - 1];
        return width > 0 ? y[high - 1] + (at - x[high - 1]) / width * (y[high] - y[high - 1]) : y[high];
    }
}
