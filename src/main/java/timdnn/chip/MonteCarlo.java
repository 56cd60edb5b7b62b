package timdnn.chip;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import timdnn.tile.AddressedWords;

/**
 * A result over the ranges of what it rests on. Each cause takes a place u of its own, uniform in -1 to 1 (assumed, since ranges
 * say nothing about what lies between their ends); its figures are nominal + u (high - nominal) for u above 0, else nominal + u
 * (nominal - low). Places are drawn by (seed, cause, sample), so that causes that two results share move alike in both.
 *
 * @param median the middle of the samples
 * @param low 2.5 % of samples are below
 * @param high 2.5 % of samples are above
 * @param above share of samples above a threshold
 * @param samples how many
 */
public record MonteCarlo(double median, double low, double high, double above, int samples) {
    /** Samples where nobody asks for more. */
    public static final int SAMPLES = 2000;

    /** Seed where nobody gives one. */
    public static final long SEED = 1;

    /**
     * Samples an expression.
     *
     * @param expression the expression
     * @param threshold what {@link #above} compares with
     * @param samples how many, at least 40
     * @param seed seed of the places
     * @return quantiles and the share above
     * @throws IllegalArgumentException if there are too few samples for the quantiles
     */
    public static MonteCarlo of(Expression expression, double threshold, int samples, long seed) {
        if (samples < 40) {
            throw new IllegalArgumentException("samples must be at least 40, were " + samples);
        }
        Set<String> causes = new LinkedHashSet<>();
        expression.figures().forEach(figure -> causes.add(figure.cause()));
        double[] values = new double[samples];
        int above = 0;
        for (int sample = 0; sample < samples; sample++) {
            Map<String, Double> places = new HashMap<>();
            for (String cause : causes) {
                long word = AddressedWords.of(seed, cause.hashCode(), sample).nextBits();
                places.put(cause, (word >>> 11) * 0x1.0p-52 - 1);
            }
            values[sample] = expression.value(figure -> at(figure, places.get(figure.cause())));
            above += values[sample] > threshold ? 1 : 0;
        }
        Arrays.sort(values);
        return new MonteCarlo(
                values[samples / 2],
                values[(int) (0.025 * samples)],
                values[samples - 1 - (int) (0.025 * samples)],
                (double) above / samples,
                samples);
    }

    private static double at(Figure figure, double place) {
        double reach = place > 0 ? figure.high() - figure.nominal() : figure.nominal() - figure.low();
        return figure.nominal() + place * reach;
    }
}
