package timdnn.characterization.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sampling designs that a plan can name. */
public enum DesignKind {
    /** Independent samples, {@link PlainDesign}. */
    PLAIN,
    /** {@link LatinHypercubeDesign}. */
    LATIN_HYPERCUBE,
    /** {@link SobolDesign}. */
    SOBOL,
    /** {@link AntitheticDesign} over a plain one. */
    ANTITHETIC;

    /**
     * The design of a name.
     *
     * @param name as {@link #toString} gives it
     * @return the kind
     * @throws IllegalArgumentException if there is none of that name
     */
    public static DesignKind parse(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("design must be one of "
                        + Arrays.stream(values()).map(DesignKind::toString).collect(Collectors.joining(", "))
                        + ", was " + name));
    }

    /**
     * A design for a number of samples.
     *
     * @param stream the draws of an experiment at a corner
     * @param state name of the state within the experiment
     * @param devices names of the devices that vary, distinct
     * @param samples number of samples, at least 1: even for pairs, a multiple of the replicates for the Latin hypercube,
     *     whose strata it fixes
     * @param replicates number of replicates of Latin hypercube and Sobol, at least 2; the others have as many as samples
     *     or pairs, whatever is asked
     * @return the design
     * @throws IllegalArgumentException if samples or replicates are not as above, if there are more devices than the
     *     design has dimensions, or if there is no device or one is named twice
     */
    public Design create(SampleStream stream, String state, List<String> devices, int samples, int replicates) {
        if (samples < 1) {
            throw new IllegalArgumentException("samples must be at least 1, was " + samples);
        }
        return switch (this) {
            case PLAIN -> new PlainDesign(stream, state, devices);
            case LATIN_HYPERCUBE -> new LatinHypercubeDesign(stream, state, devices, strata(samples, replicates));
            case SOBOL -> new SobolDesign(stream, state, devices, replicates);
            case ANTITHETIC -> {
                if (samples % 2 != 0) {
                    throw new IllegalArgumentException("samples of antithetic pairs must be even, was " + samples);
                }
                yield new AntitheticDesign(new PlainDesign(stream, state, devices));
            }
        };
    }

    private static int strata(int samples, int replicates) {
        if (replicates < 2 || samples % replicates != 0) {
            throw new IllegalArgumentException(
                    "samples of a Latin hypercube must be a multiple of at least 2 replicates," + " was " + samples
                            + " in " + replicates);
        }
        return samples / replicates;
    }

    /** The name in a plan: lower case, with hyphens. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
