package timdnn.characterization.sample;

import java.nio.charset.StandardCharsets;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.rng.core.source64.Philox4x64;

/**
 * Standard normal draws addressed by (seed, experiment, corner, sample, device). Each address has its own counter of the
 * Philox 4x64-10 generator, so a draw depends on its address alone and never on what was drawn before.
 *
 * <p>Source: J. Salmon et al., Parallel random numbers: as easy as 1, 2, 3, SC 2011, doi:10.1145/2063384.2063405.
 */
public final class SampleStream {
    private final long seed;
    private final long stream;

    /** What the words of an address are drawn for; each purpose counts from a start of its own. */
    enum Purpose {
        /** Plain draws. */
        NORMAL(0),
        /** The order of the strata in a replicate. */
        PERMUTATION(1),
        /** The place within a stratum. */
        JITTER(2),
        /** The key of a scramble. */
        SCRAMBLE(3);

        // Part of the address: published, so neither changed nor used again.
        private final long start;

        Purpose(int code) {
            start = (long) code << 32;
        }
    }

    /**
     * The draws of one experiment at one corner.
     *
     * @param seed the study's seed
     * @param experiment name of the experiment
     * @param corner name of the corner
     */
    public SampleStream(long seed, String experiment, String corner) {
        this.seed = seed;
        stream = hash(experiment + '\n' + corner);
    }

    /**
     * A standard normal draw.
     *
     * @param state name of the state within the experiment
     * @param sample index of the sample
     * @param device name of the device
     * @return z, by inversion of a uniform draw of 53 bits that is neither 0 nor 1
     */
    public double normal(String state, long sample, String device) {
        return quantile(((words(Purpose.NORMAL, state, sample, device).nextLong() >>> 11) + 0.5) * 0x1.0p-53);
    }

    /**
     * A vector of independent standard normal draws, from one address: cheaper than an address a component where a
     * sample is a point of a space and not a circuit with named devices.
     *
     * @param state name of the state within the experiment
     * @param sample index of the sample
     * @param dimension number of components
     * @return z; component 0 is {@code normal(state, sample, "vector")}, and a longer vector begins with a shorter one
     */
    public double[] normals(String state, long sample, int dimension) {
        Philox4x64 philox = words(Purpose.NORMAL, state, sample, "vector");
        double[] z = new double[dimension];
        for (int component = 0; component < dimension; component++) {
            z[component] = quantile(((philox.nextLong() >>> 11) + 0.5) * 0x1.0p-53);
        }
        return z;
    }

    /** The words of an address, from the first: 2³² counters of four words each. */
    Philox4x64 words(Purpose purpose, String state, long number, String device) {
        // Key: seed and stream; counter: device, sample, state. The lowest word counts within an address.
        return new Philox4x64(new long[] {seed, stream, purpose.start, hash(device), number, hash(state)});
    }

    /** The standard normal quantile z of a uniform draw in (0, 1); infinite at the ends. */
    static double quantile(double uniform) {
        return -Math.sqrt(2) * Erf.erfcInv(2 * uniform);
    }

    /** FNV-1a, 64 bit: stable across platforms and versions, which String.hashCode is too, but in 32 bits only. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
