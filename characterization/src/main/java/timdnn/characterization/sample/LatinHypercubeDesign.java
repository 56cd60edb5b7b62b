package timdnn.characterization.sample;

import java.util.List;
import org.apache.commons.rng.core.source64.Philox4x64;

/**
 * Latin hypercube sampling: with n strata a replicate, sample i of replicate r has in dimension d the coordinate
 * z = Φ⁻¹((π(i) + u) / n), where π is a random permutation of 0 to n - 1 addressed by (r, d) and u a uniform draw in
 * (0, 1) addressed by (sample, d). Each of the n equally probable strata holds one sample in every dimension, which
 * removes the variance of the additive part of a response: var → var(residual of the additive part) / n, and never
 * exceeds n / (n - 1) times that of plain Monte Carlo.
 *
 * <p>Samples r·n to r·n + n - 1 are replicate r. The number of strata is fixed: other strata are other points. Whole
 * replicates can be appended, and a device can be added, without change to what is there.
 *
 * <p>Sources: M. McKay, R. Beckman, W. Conover, doi:10.1080/00401706.1979.10489755; variance by M. Stein,
 * doi:10.1080/00401706.1987.10488205, and A. Owen, doi:10.1214/aos/1031594731.
 */
public final class LatinHypercubeDesign implements Design {
    /** Largest number of strata: a stratum and 33 bits within it fill a double. */
    public static final int MAX_STRATA = 1 << 20;

    private final SampleStream stream;
    private final String state;
    private final List<String> devices;
    private final int strata;
    // The latest replicate's permutations. A race costs a second shuffle, never another number.
    private volatile Permutations latest;

    /**
     * Independent Latin hypercubes, one after the other.
     *
     * @param stream the draws of an experiment at a corner
     * @param state name of the state within the experiment
     * @param devices names of the devices that vary, distinct
     * @param strata strata a dimension and samples a replicate, 2 to {@link #MAX_STRATA}
     * @throws IllegalArgumentException if the strata are out of range, there is no device or one is named twice
     */
    public LatinHypercubeDesign(SampleStream stream, String state, List<String> devices, int strata) {
        if (strata < 2 || strata > MAX_STRATA) {
            throw new IllegalArgumentException("strata must be 2 to " + MAX_STRATA + ", was " + strata);
        }
        this.stream = stream;
        this.state = state;
        this.devices = Addresses.devices(devices);
        this.strata = strata;
    }

    @Override
    public List<String> devices() {
        return devices;
    }

    /**
     * The number of samples a replicate.
     *
     * @return strata a dimension
     */
    public int strata() {
        return strata;
    }

    @Override
    public double[] point(long sample) {
        int[][] order = permutations(replicate(sample)).order;
        int index = (int) (sample % strata);
        double[] point = new double[devices.size()];
        for (int dimension = 0; dimension < point.length; dimension++) {
            long bits = stream.words(SampleStream.Purpose.JITTER, state, sample, devices.get(dimension))
                    .nextLong();
            // 32 bits and a half: exact beside 20 bits of stratum, so the sum stays within its stratum.
            double within = ((bits >>> 32) + 0.5) * 0x1.0p-32;
            point[dimension] = SampleStream.quantile((order[dimension][index] + within) / strata);
        }
        return point;
    }

    @Override
    public long replicate(long sample) {
        return Addresses.sample(sample) / strata;
    }

    private Permutations permutations(long replicate) {
        Permutations known = latest;
        if (known == null || known.replicate != replicate) {
            int[][] order = new int[devices.size()][];
            for (int dimension = 0; dimension < order.length; dimension++) {
                order[dimension] = shuffled(replicate, devices.get(dimension));
            }
            known = new Permutations(replicate, order);
            latest = known;
        }
        return known;
    }

    /** Fisher and Yates, inside out. */
    private int[] shuffled(long replicate, String device) {
        Philox4x64 words = stream.words(SampleStream.Purpose.PERMUTATION, state, replicate, device);
        int[] order = new int[strata];
        for (int index = 1; index < strata; index++) {
            // floor(63-bit word · (index + 1) / 2^63): biased by less than 2^-43.
            int other = (int) Math.multiplyHigh(words.nextLong() >>> 1, 2L * (index + 1));
            order[index] = order[other];
            order[other] = index;
        }
        return order;
    }

    private static final class Permutations {
        final long replicate;
        /** {@code [dimension][index in the replicate]}. */
        final int[][] order;

        Permutations(long replicate, int[][] order) {
            this.replicate = replicate;
            this.order = order;
        }
    }
}
