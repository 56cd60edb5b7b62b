package timdnn.characterization.sample;

import java.util.List;

/**
 * A sampling design: which point of the space of device variations each sample of a Monte Carlo run simulates. A point
 * has a standard normal coordinate z for each device; times σ it is that device's shift.
 *
 * <p>Points are addressed: a coordinate depends on (seed, experiment, corner, state, sample, device) and the design's
 * own settings, never on what was drawn before. Any order, any number of workers and a resumed run give the same
 * points. Where a sample's coordinates depend on the total number of samples, the design says so.
 *
 * <p>Within a replicate samples depend on each other, which is what reduces variance; different replicates are
 * independent, which is what gives an interval: between-replicate variance.
 *
 * <p>Implementations are immutable to their callers and safe for use by many threads.
 */
public sealed interface Design permits PlainDesign, LatinHypercubeDesign, SobolDesign, AntitheticDesign, ShiftedDesign {
    /**
     * The devices that vary.
     *
     * @return names, one for each coordinate of a point, in its order; unmodifiable
     */
    List<String> devices();

    /**
     * Coordinates of a sample.
     *
     * @param sample index of the sample, from 0
     * @return standard normal coordinates in units of σ, {@code [device]}; the caller's own
     * @throws IllegalArgumentException if the index is negative or beyond the design's last sample
     */
    double[] point(long sample);

    /**
     * The replicate that a sample belongs to.
     *
     * @param sample index of the sample, from 0
     * @return index of the replicate, from 0; samples of different replicates are independent
     * @throws IllegalArgumentException if the index is negative
     */
    long replicate(long sample);

    /**
     * Logarithm of the likelihood ratio of a sample, log φ(z)/q(z), of the standard normal density φ to the density q
     * that the design draws from. A value times the ratio has the mean that the value has under φ.
     *
     * @param sample index of the sample, from 0
     * @return natural logarithm of the weight; 0 where points are standard normal
     * @throws IllegalArgumentException if the index is negative or beyond the design's last sample
     */
    default double logWeight(long sample) {
        Addresses.sample(sample);
        return 0;
    }
}
