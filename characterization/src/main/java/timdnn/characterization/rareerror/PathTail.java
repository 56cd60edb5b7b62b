package timdnn.characterization.rareerror;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import timdnn.characterization.sample.Resample;
import timdnn.characterization.sample.SampleStream;
import timdnn.characterization.sense.PathShift;
import timdnn.characterization.sense.SensePath;
import timdnn.characterization.sense.comparator.TrimmedOffset;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.statistics.NormalTail;

/**
 * P(error) of a bitline that is normal by its mean and σ, beside a threshold with the sense path's own law: a model where no
 * rare-event experiment is. P = P(X + shift &gt; distance).
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class PathTail {
    private static final int RESAMPLES = 40;

    private final PathShift shift;
    private final List<PathShift> resampled;
    private final double unknown;
    private final double sigma_V;
    private final double whole_V;
    private final int samples;

    /**
     * A bitline beside a threshold.
     *
     * @param sense the sense path
     * @param tap number of the threshold
     * @param n state of the bitline, 0 to 8
     * @param sigma_V σ of the bitline, V
     * @param samples simulations behind mean and σ
     */
    @SuppressWarnings("ParameterName") // suffixes are units
    public PathTail(SensePath sense, int tap, int n, double sigma_V, int samples) {
        this.sigma_V = sigma_V;
        this.samples = samples;
        whole_V = Math.hypot(sigma_V, sense.pathSigma_V(tap, n));
        shift = sense.pathShift(tap, n).withNormal(sigma_V);
        TrimmedOffset offset = sense.offset(tap);
        unknown = offset.unknown();
        SampleStream stream = new SampleStream(0, "path tail", "");
        resampled = IntStream.range(0, RESAMPLES)
                .mapToObj(number -> Resample.indices(
                        stream, "tap" + tap, number, offset.before_V().size()))
                .map(indices -> shift.with(offset.resampled(indices)))
                .toList();
    }

    /**
     * The probability. Its interval has the sampling errors of mean and σ of the bitline, to first order as in
     * {@link NormalTail}, and of the comparators' offsets, by a bootstrap; comparators about which nothing is known count as wrong
     * in its upper bound.
     *
     * @param below whether the error is a code too low
     * @param distance_V from the bitline's mean to the threshold, above 0 where the code is right, V
     * @return P
     */
    @SuppressWarnings("ParameterName") // suffixes are units
    public Estimate beyond(boolean below, double distance_V) {
        // The bitline's part of the way to the threshold, in its own σ.
        double part = whole_V > 0 ? distance_V * sigma_V / (whole_V * whole_V) : 0;
        double open_V = NormalTail.Z95 * sigma_V * Math.sqrt(1.0 / samples + part * part / (2.0 * samples));
        double spread = Math.sqrt(StatUtils.variance(resampled.stream()
                .mapToDouble(one -> Math.log(Math.max(Double.MIN_NORMAL, one.passes(distance_V, below))))
                .toArray()));
        double factor = Math.exp(NormalTail.Z95 * spread);
        double estimate = Math.min(1, shift.passes(distance_V, below));
        double low = shift.passes(distance_V + open_V, below) / factor;
        double high = shift.passes(distance_V - open_V, below) * factor + unknown;
        return new Estimate(estimate, Math.min(estimate, low), Math.min(1, Math.max(high, estimate)), samples);
    }
}
