package timdnn.characterization.plan;

import timdnn.array.ArrayGeometry;
import timdnn.characterization.sample.DesignKind;

/**
 * How much Monte Carlo is done on the states S_n, and where its samples lie.
 *
 * @param samples simulations a state, at least 2
 * @param firstState lowest number of conducting cells
 * @param lastState highest number of conducting cells
 * @param design sampling design
 */
public record MonteCarloPlan(int samples, int firstState, int lastState, DesignKind design) implements StateRange {
    /** Independent replicates of a Latin hypercube or a scrambled Sobol sequence, from which intervals come. */
    public static final int REPLICATES = 16;

    @Override
    public MonteCarloPlan thin(ArrayGeometry geometry) {
        int fewest =
                switch (design) {
                    case PLAIN, ANTITHETIC -> 2;
                    case LATIN_HYPERCUBE, SOBOL -> 2 * REPLICATES;
                };
        return new MonteCarloPlan(fewest, firstState, lastState, design);
    }

    /**
     * The replicate of a sample; samples of different replicates are independent.
     *
     * @param sample index of the sample
     * @return index of the replicate
     */
    public long replicate(long sample) {
        return switch (design) {
            case PLAIN -> sample;
            case LATIN_HYPERCUBE -> sample / (samples / REPLICATES);
            case SOBOL -> sample % REPLICATES;
            case ANTITHETIC -> sample / 2;
        };
    }
}
