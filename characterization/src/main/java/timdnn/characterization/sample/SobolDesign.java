package timdnn.characterization.sample;

import java.util.List;

/**
 * Randomised quasi-Monte Carlo: Sobol's sequence under nested uniform scrambling, z = Φ⁻¹(scrambled coordinate). Replicate r
 * is the same sequence under another scramble, addressed by (r, device). With n = 2^m points a replicate, every
 * elementary interval of the first dimensions holds its share; the variance of a smooth response falls as
 * n⁻³ (log n)^(d-1), and for any response of finite variance faster than 1/n, but in many dimensions only as far as few
 * of them at a time matter.
 *
 * <p>Nested scrambling and not a linear matrix scramble: replicate means are then asymptotically normal, as Student's
 * interval over them assumes. The sequence's point 0 stays, for without it the nets are none.
 *
 * <p>Sample i is point i / R of replicate i mod R: samples appended extend every replicate. The number of replicates is
 * fixed: others are other points. Best is R·2^m samples in all. Devices take dimensions in their order; the first
 * dimensions are the most even, so the devices that matter most come first. Adding one at the end changes none before.
 *
 * <p>Sources: A. Owen, doi:10.1214/aos/1031594731; direction numbers by S. Joe and F. Kuo, doi:10.1137/070709359; point 0:
 * A. Owen, doi:10.1007/978-3-030-98319-2_4; normality: W.-L. Loh, doi:10.1214/aos/1059655914.
 */
public final class SobolDesign implements Design {
    /** Largest number of devices. */
    public static final int MAX_DEVICES = SobolPoints.MAX_DIMENSIONS;

    private final SampleStream stream;
    private final String state;
    private final List<String> devices;
    private final int replicates;
    private final SobolPoints points;

    /**
     * Replicates of Sobol's sequence.
     *
     * @param stream the draws of an experiment at a corner
     * @param state name of the state within the experiment
     * @param devices names of the devices that vary, distinct, at most {@link #MAX_DEVICES}
     * @param replicates number of independent scrambles, at least 2
     * @throws IllegalArgumentException if there are too many devices or too few replicates, there is no device or one is
     *     named twice
     */
    public SobolDesign(SampleStream stream, String state, List<String> devices, int replicates) {
        if (devices.size() > MAX_DEVICES) {
            throw new IllegalArgumentException(
                    "devices of a Sobol design must be at most " + MAX_DEVICES + ", was " + devices.size());
        }
        if (replicates < 2) {
            throw new IllegalArgumentException("replicates must be at least 2, was " + replicates);
        }
        this.stream = stream;
        this.state = state;
        this.devices = Addresses.devices(devices);
        this.replicates = replicates;
        points = new SobolPoints(devices.size());
    }

    @Override
    public List<String> devices() {
        return devices;
    }

    /**
     * The number of independent scrambles.
     *
     * @return replicates
     */
    public int replicates() {
        return replicates;
    }

    /**
     * Coordinates of a sample.
     *
     * @param sample index of the sample, from 0 to 2³¹ times the replicates, less 1
     * @return standard normal coordinates in units of σ, {@code [device]}; the caller's own
     * @throws IllegalArgumentException if the index is out of range
     */
    @Override
    public double[] point(long sample) {
        long replicate = replicate(sample);
        long index = sample / replicates;
        if (index >= SobolPoints.MAX_POINTS) {
            throw new IllegalArgumentException("sample must be below " + SobolPoints.MAX_POINTS + " times " + replicates
                    + " replicates, was " + sample);
        }
        double[] point = new double[devices.size()];
        for (int dimension = 0; dimension < point.length; dimension++) {
            long key = stream.words(SampleStream.Purpose.SCRAMBLE, state, replicate, devices.get(dimension))
                    .nextLong();
            point[dimension] = SampleStream.quantile(OwenScramble.uniform(points.coordinate(index, dimension), key));
        }
        return point;
    }

    @Override
    public long replicate(long sample) {
        return Addresses.sample(sample) % replicates;
    }
}
