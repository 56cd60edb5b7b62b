package timdnn.characterization.statistics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * A distribution of one variable, kept as probabilities of the cells of an even grid: cell k reaches from (k - ½)h to
 * (k + ½)h. Sums of independent variables are discrete convolutions, in which nothing cancels, so that a tail keeps its
 * relative accuracy however thin it is. Immutable. The values' unit is the caller's.
 *
 * <p>Implementation notes. Each variable is rounded to the middles of cells, which adds h²/12 to its variance (h²/4 at most
 * for single values). With h a 24th of a sum's normal part and seven parts that is 0.1 % of the normal part's variance. Normal
 * variables are cut at 9 σ, where 1e-19 is left.
 */
public final class GridDistribution {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    private static final double REACH = 9;

    private final double step;
    private final int first;
    private final double[] mass;
    /** Sums of the masses up to a cell and from it on. */
    private final double[] below;

    private final double[] above;

    private GridDistribution(double step, int first, double[] mass) {
        this.step = step;
        this.first = first;
        this.mass = mass;
        below = new double[mass.length + 1];
        above = new double[mass.length + 1];
        for (int cell = 0; cell < mass.length; cell++) {
            below[cell + 1] = below[cell] + mass[cell];
        }
        for (int cell = mass.length - 1; cell >= 0; cell--) {
            above[cell] = above[cell + 1] + mass[cell];
        }
    }

    private static GridDistribution checked(double step, int first, double[] mass) {
        if (!(step > 0 && Double.isFinite(step))) {
            throw new IllegalArgumentException("step must be positive, was " + step);
        }
        return new GridDistribution(step, first, mass);
    }

    /**
     * A normal variable.
     *
     * @param step h, above 0
     * @param mean mean
     * @param sigma σ, not negative
     * @return its distribution
     */
    public static GridDistribution normal(double step, double mean, double sigma) {
        return sigma == 0 ? values(step, mean) : beyond(step, mean, sigma, Double.NEGATIVE_INFINITY, 0);
    }

    /**
     * What is left of a normal variable x above a bound, x - from, where x &gt; bound. Its whole mass is P(x &gt; bound).
     *
     * @param step h, above 0
     * @param mean mean of x
     * @param sigma σ of x, above 0
     * @param bound bound of x
     * @param from what is subtracted from x
     * @return the distribution
     */
    public static GridDistribution beyond(double step, double mean, double sigma, double bound, double from) {
        double least = Math.max(bound, mean - REACH * sigma) - from;
        double most = mean + REACH * sigma - from;
        int first = (int) Math.rint(least / step);
        int last = Math.max(first, (int) Math.rint(most / step));
        double[] mass = new double[last - first + 1];
        for (int cell = 0; cell < mass.length; cell++) {
            double low = Math.max(bound - from, (first + cell - 0.5) * step);
            double high = Math.max(low, (first + cell + 0.5) * step);
            mass[cell] = between((low + from - mean) / sigma, (high + from - mean) / sigma);
        }
        return checked(step, first, mass);
    }

    /** Φ(b) - Φ(a), on the side where both are small. */
    private static double between(double a, double b) {
        return a > 0
                ? NORMAL.cumulativeProbability(-a) - NORMAL.cumulativeProbability(-b)
                : NORMAL.cumulativeProbability(b) - NORMAL.cumulativeProbability(a);
    }

    /**
     * A variable spread evenly about 0.
     *
     * @param step h, above 0
     * @param half half of its width, not negative
     * @return its distribution
     */
    public static GridDistribution uniform(double step, double half) {
        if (half == 0) {
            return values(step, 0);
        }
        int last = (int) Math.rint(half / step);
        double[] mass = new double[2 * last + 1];
        for (int cell = 0; cell < mass.length; cell++) {
            double low = Math.max(-half, (cell - last - 0.5) * step);
            double high = Math.min(half, (cell - last + 0.5) * step);
            mass[cell] = Math.max(0, high - low) / (2 * half);
        }
        return checked(step, -last, mass);
    }

    /**
     * Observed values, each as likely as any other; one between two middles is shared between them, so that means are kept.
     *
     * @param step h, above 0
     * @param values at least one value
     * @return their distribution
     */
    public static GridDistribution values(double step, double... values) {
        int first = (int) Math.floor(Arrays.stream(values).min().orElseThrow() / step);
        int last = (int) Math.floor(Arrays.stream(values).max().orElseThrow() / step) + 1;
        double[] mass = new double[last - first + 1];
        for (double value : values) {
            int cell = (int) Math.floor(value / step);
            double part = value / step - cell;
            mass[cell - first] += (1 - part) / values.length;
            mass[cell - first + 1] += part / values.length;
        }
        return checked(step, first, mass);
    }

    /**
     * Of the sum with an independent variable.
     *
     * @param other its distribution, on a grid of the same step
     * @return the convolution
     */
    public GridDistribution plus(GridDistribution other) {
        requireSameStep(other);
        double[] sum = new double[mass.length + other.mass.length - 1];
        for (int one = 0; one < mass.length; one++) {
            double factor = mass[one];
            for (int two = 0; factor > 0 && two < other.mass.length; two++) {
                sum[one + two] += factor * other.mass[two];
            }
        }
        return new GridDistribution(step, first + other.first, sum);
    }

    /**
     * A mixture: this one's masses and another's, together.
     *
     * @param other masses on a grid of the same step
     * @return masses of either case
     */
    public GridDistribution or(GridDistribution other) {
        requireSameStep(other);
        int least = Math.min(first, other.first);
        int most = Math.max(first + mass.length, other.first + other.mass.length);
        double[] sum = new double[most - least];
        for (int cell = 0; cell < mass.length; cell++) {
            sum[first - least + cell] += mass[cell];
        }
        for (int cell = 0; cell < other.mass.length; cell++) {
            sum[other.first - least + cell] += other.mass[cell];
        }
        return new GridDistribution(step, least, sum);
    }

    /**
     * With all masses times a factor.
     *
     * @param factor not negative
     * @return the masses
     */
    public GridDistribution times(double factor) {
        return new GridDistribution(
                step, first, Arrays.stream(mass).map(one -> one * factor).toArray());
    }

    /**
     * Of the negative variable.
     *
     * @return its distribution
     */
    public GridDistribution negative() {
        double[] turned = new double[mass.length];
        for (int cell = 0; cell < mass.length; cell++) {
            turned[mass.length - 1 - cell] = mass[cell];
        }
        return new GridDistribution(step, -(first + mass.length - 1), turned);
    }

    /**
     * P(X &gt; x), between the bounds of cells on a straight line of its logarithm.
     *
     * @param x a value
     * @return the probability; 0 above the last cell
     */
    public double above(double x) {
        return tail(above, x);
    }

    /**
     * P(X &lt; x), as {@link #above}.
     *
     * @param x a value
     * @return the probability; 0 below the first cell
     */
    public double below(double x) {
        return tail(below, x);
    }

    /**
     * The value at which a standard normal variable of the same rank is z: P(X &gt; x) = Φ(-z).
     *
     * @param z the normal variable
     * @return x, rising with z
     */
    public double atNormal(double z) {
        double wanted = NORMAL.cumulativeProbability(-Math.abs(z));
        double low = (first - 1) * step;
        double high = (first + mass.length) * step;
        while (high - low > 1e-6 * step) {
            double middle = (low + high) / 2;
            boolean beyond = z > 0 ? above(middle) < wanted : below(middle) > wanted;
            if (beyond) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return (low + high) / 2;
    }

    private double tail(double[] sums, double x) {
        double place = x / step + 0.5 - first;
        if (!(place > 0)) {
            return sums[0];
        }
        if (place >= mass.length) {
            return sums[mass.length];
        }
        int cell = (int) place;
        double part = place - cell;
        double low = sums[cell];
        double high = sums[cell + 1];
        return low > 0 && high > 0 ? low * Math.pow(high / low, part) : low + part * (high - low);
    }

    /**
     * Whole mass: 1 for a distribution.
     *
     * @return the sum of the masses
     */
    public double total() {
        return above[0];
    }

    /**
     * Mean.
     *
     * @return the mean of the variable
     */
    public double mean() {
        double sum = 0;
        for (int cell = 0; cell < mass.length; cell++) {
            sum += mass[cell] * (first + cell);
        }
        return sum * step / total();
    }

    /**
     * Standard deviation.
     *
     * @return σ of the variable
     */
    public double sigma() {
        double mean = mean();
        double sum = 0;
        for (int cell = 0; cell < mass.length; cell++) {
            sum += mass[cell] * Math.pow((first + cell) * step - mean, 2);
        }
        return Math.sqrt(sum / total());
    }

    /**
     * Mean of this variable given the sum with an independent one: E(X | X + Y = s).
     *
     * @param other the distribution of Y
     * @param sum s; where no cells have that sum, the nearest one that some have
     * @return the conditional mean
     */
    public double meanGiven(GridDistribution other, double sum) {
        requireSameStep(other);
        int wanted = (int) Math.rint(sum / step);
        wanted = Math.max(
                first + other.first, Math.min(first + mass.length + other.first + other.mass.length - 2, wanted));
        double weight = 0;
        double moment = 0;
        for (int cell = 0; cell < mass.length; cell++) {
            int rest = wanted - (first + cell) - other.first;
            if (rest >= 0 && rest < other.mass.length) {
                double both = mass[cell] * other.mass[rest];
                weight += both;
                moment += both * (first + cell);
            }
        }
        return weight > 0 ? moment * step / weight : 0;
    }

    private void requireSameStep(GridDistribution other) {
        if (other.step != step) {
            throw new IllegalArgumentException("step must be " + step + ", was " + other.step);
        }
    }
}
