package timdnn.characterization.sense.comparator;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.statistics.GridDistribution;
import timdnn.characterization.statistics.NormalTail;

/**
 * A comparator's offset x before it is trimmed, which is normal, and what its trim leaves of it, which is not. Within reach of
 * the codes that is what whole decisions found under them, a distribution of observed values. Beyond the largest code the rest
 * stays: x + shift of that code, and about it what observed comparators are off from that.
 *
 * @param before_V offsets before trimming by comparator, at its inputs, V
 * @param left_V what whole decisions left of them, in the same order, V; NaN where they found nothing
 * @param shifts_V by how much each code moves the balance, V
 * @param lost comparators with mismatch of which not even the offset before trimming was found; those beyond all that was
 *     read, or whose simulation failed
 */
@SuppressWarnings("MemberName") // suffixes are units
public record TrimmedOffset(List<Double> before_V, List<Double> left_V, List<Double> shifts_V, int lost) {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there are less than two offsets, or not as many left
     */
    public TrimmedOffset {
        before_V = List.copyOf(before_V);
        left_V = List.copyOf(left_V);
        shifts_V = List.copyOf(shifts_V);
        if (before_V.size() < 2 || left_V.size() != before_V.size()) {
            throw new IllegalArgumentException("offsets must be at least two, with as many left, were "
                    + before_V.size() + " and " + left_V.size());
        }
    }

    /**
     * The lowest offset that a code brings to balance.
     *
     * @return V
     */
    public double lowest_V() {
        return -shifts_V.stream().mapToDouble(shift -> shift).max().orElse(0);
    }

    /**
     * The highest offset that a code brings to balance.
     *
     * @return V
     */
    public double highest_V() {
        return -shifts_V.stream().mapToDouble(shift -> shift).min().orElse(0);
    }

    /**
     * An offset under the code whose shift is nearest.
     *
     * @param offset_V offset before trimming, V
     * @return x + shift(code), V
     */
    public double left_V(double offset_V) {
        return shifts_V.stream()
                .mapToDouble(shift -> offset_V + shift)
                .reduce((one, other) -> Math.abs(other) < Math.abs(one) ? other : one)
                .orElse(offset_V);
    }

    private boolean within(double offset_V) {
        return offset_V >= lowest_V() && offset_V <= highest_V();
    }

    /** Comparators simulated. */
    private int count() {
        return before_V.size() + lost;
    }

    /**
     * Share of comparators that no code brings to balance, by counts with their interval; those without an offset are among
     * them.
     *
     * @return the share
     */
    public Estimate outOfReach() {
        int beyond = (int) IntStream.range(0, before_V.size())
                .filter(i -> !within(before_V.get(i)) || Double.isNaN(left_V.get(i)))
                .count();
        return Estimate.probability(beyond + lost, count());
    }

    /**
     * The same share by the normal distribution with mean and σ of the offsets before trimming.
     *
     * @return P(x &lt; lowest) + P(x &gt; highest)
     */
    public double outOfReachByNormal() {
        return NormalTail.beyond((mean_V() - lowest_V()) / sigma_V())
                + NormalTail.beyond((highest_V() - mean_V()) / sigma_V());
    }

    /**
     * Share of comparators about which nothing is known: in bounds they count as wrong.
     *
     * @return the share
     */
    public double unknown() {
        return (lost + left_V.stream().filter(left -> Double.isNaN(left)).count()) / (double) count();
    }

    private double mean_V() {
        return StatUtils.mean(before());
    }

    private double sigma_V() {
        return Math.sqrt(StatUtils.variance(before()));
    }

    private double[] before() {
        return before_V.stream().mapToDouble(value -> value).toArray();
    }

    /**
     * The comparators of a resample.
     *
     * @param indices by place, which of these comparators it takes
     * @return as many
     */
    public TrimmedOffset resampled(int[] indices) {
        return new TrimmedOffset(
                IntStream.of(indices).mapToObj(before_V::get).toList(),
                IntStream.of(indices).mapToObj(left_V::get).toList(),
                shifts_V,
                lost);
    }

    /**
     * Distribution of what is left, seen from behind a gain.
     *
     * @param step_V step of its grid, V
     * @param gain gain by which what is seen there is divided
     * @return of left / gain, V
     */
    public GridDistribution atBitline(double step_V, double gain) {
        double mean = mean_V() / gain;
        double sigma = sigma_V() / gain;
        GridDistribution about = observed(step_V, gain, false);
        if (sigma == 0) {
            return observed(step_V, gain, true);
        }
        double low = lowest_V() / gain;
        double high = highest_V() / gain;
        GridDistribution over = GridDistribution.beyond(step_V, mean, sigma, high, high);
        GridDistribution under =
                GridDistribution.beyond(step_V, -mean, sigma, -low, -low).negative();
        return observed(step_V, gain, true)
                .times(1 - over.total() - under.total())
                .or(over.or(under).plus(about));
    }

    /** Of those within reach, what is left of them, or how far that is from what the code would leave. */
    private GridDistribution observed(double step_V, double gain, boolean whole) {
        double[] values = IntStream.range(0, before_V.size())
                .filter(i -> within(before_V.get(i)) && Double.isFinite(left_V.get(i)))
                .mapToDouble(i -> (left_V.get(i) - (whole ? 0 : left_V(before_V.get(i)))) / gain)
                .toArray();
        return GridDistribution.values(step_V, values.length == 0 ? new double[] {0} : values);
    }
}
