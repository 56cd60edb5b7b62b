package timdnn.report.plot;

import java.util.Arrays;
import java.util.List;

/**
 * What a plot of waveforms shows.
 *
 * @param title its heading
 * @param curves its curves, in the order of the legend
 * @param ordered whether the curves are states in an order, so that their colours run through a scale
 * @param overAnother whether voltages are drawn over a voltage in V instead of time in ps
 */
record WaveformCurves(String title, List<Curve> curves, boolean ordered, boolean overAnother) {
    private static final int X = 0;
    private static final int Y = 1;

    /** Copies the list. */
    WaveformCurves {
        curves = List.copyOf(curves);
    }

    /**
     * A curve.
     *
     * @param name what its legend says
     * @param points {@code points[index] = {x, y}}, x in ps or V and y in V
     */
    record Curve(String name, List<double[]> points) {}

    double[] x() {
        return values(X);
    }

    double[] y() {
        return values(Y);
    }

    private double[] values(int index) {
        return curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(point -> point[index])
                .toArray();
    }

    /** Letters of the longest name. */
    int longestName() {
        return curves.stream().mapToInt(curve -> curve.name().length()).max().orElse(0);
    }

    /** The curve's least and largest x; at least 1 apart. */
    double[] reach() {
        double begin = Arrays.stream(x()).min().orElse(0);
        double end = Arrays.stream(x()).max().orElse(1);
        return new double[] {begin, end > begin ? end : begin + 1};
    }
}
