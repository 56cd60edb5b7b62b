package timdnn.characterization.sram;

/** The largest square between two transfer curves, corner by corner: what the netlist finds by turned axes. */
final class LargestSquare {
    private LargestSquare() {}

    /** Its side in the upper left lobe. */
    static double side(double[] x1, double[] y1, double[] x2, double[] y2) {
        double largest = 0;
        for (int corner = 0; corner < x2.length; corner++) {
            if (x2[corner] < y2[corner]) {
                largest = Math.max(largest, square(x1, y1, x2[corner], y2[corner]));
            }
        }
        return largest;
    }

    /** Side of the square with its lower left corner at (x, y) and its upper right one on a falling curve. */
    private static double square(double[] curveX, double[] curveY, double x, double y) {
        double low = 0;
        double high = 1;
        for (int step = 0; step < 50; step++) {
            double side = 0.5 * (low + high);
            if (y + side < at(curveX, curveY, x + side)) {
                low = side;
            } else {
                high = side;
            }
        }
        return low;
    }

    private static double at(double[] x, double[] y, double where) {
        int after = 0;
        while (after < x.length - 1 && x[after] < where) {
            after++;
        }
        int before = Math.max(0, after - 1);
        double share = after == before ? 0 : (where - x[before]) / (x[after] - x[before]);
        return y[before] + Math.min(1, Math.max(0, share)) * (y[after] - y[before]);
    }
}
