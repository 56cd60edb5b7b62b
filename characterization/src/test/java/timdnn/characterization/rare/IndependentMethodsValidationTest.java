package timdnn.characterization.rare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import timdnn.characterization.rare.form.DesignPointSearch;
import timdnn.characterization.rare.form.LimitState;
import timdnn.characterization.rare.form.SearchLimits;
import timdnn.characterization.sample.SampleStream;

/**
 * A bitline without a closed form: eight cells discharge it, each with a strength that depends on two variables with
 * curvature and interaction; the sense amplifier adds its offset. A failure is a voltage too far on either side.
 * Methods that share nothing but the limit state must agree. Intervals of 95 % that do not overlap, or a ratio beyond
 * four joint standard errors, would be a false alarm in fewer than 1 of 1000 runs; the seed is fixed.
 */
class IndependentMethodsValidationTest {
    private static final long SEED = 20190616;
    private static final int CELLS = 8;
    private static final double NOMINAL_V = voltage(new double[2 * CELLS + 2]);

    private static double voltage(double[] z) {
        double strength = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            double access = z[2 * cell];
            double storage = z[2 * cell + 1];
            strength += 1 + 0.12 * access + 0.06 * storage + 0.02 * access * access + 0.01 * access * storage;
        }
        return 0.9 * Math.exp(-0.1 * strength) + 0.004 * z[2 * CELLS] + 0.001 * z[2 * CELLS + 1];
    }

    static LimitState margin(double below, double above) {
        return Cases.of(2 * CELLS + 2, z -> {
            double deviation = voltage(z) - NOMINAL_V;
            return Math.min(below + deviation, above - deviation);
        });
    }

    private static SampleStream stream(String method) {
        return new SampleStream(SEED, method, "bitline");
    }

    private static RareEstimate meanShift(LimitState limitState) {
        return new MeanShiftImportance(stream("mean shift"), "S8", StoppingRule.of(0.05, 10_000))
                .estimate(limitState, new DesignPointSearch(SearchLimits.standard()).search(limitState));
    }

    private static void agree(RareEstimate first, RareEstimate second) {
        String both = "seed " + SEED + ", " + first + ", " + second;
        assertThat(first.low()).as(both).isLessThan(second.high());
        assertThat(second.low()).as(both).isLessThan(first.high());
        double joint = Math.hypot(first.relativeError(), second.relativeError());
        assertThat(Math.abs(Math.log(first.probability() / second.probability())))
                .as(both)
                .isLessThan(4 * joint);
    }

    @Test
    void meanShiftAgreesWithPlainMonteCarlo() {
        LimitState limitState = margin(0.058, 0.048);
        RareEstimate shifted = meanShift(limitState);
        assertThat(shifted.designPoints()).hasSize(2);
        agree(
                shifted,
                new PlainMonteCarlo(stream("plain"), "S8", new StoppingRule(0.05, 1000, 400_000, 10_000))
                        .estimate(limitState));
    }

    @Test
    void meanShiftAgreesWithSubsetSimulation() {
        LimitState limitState = margin(0.085, 0.075);
        RareEstimate shifted = meanShift(limitState);
        assertThat(shifted.probability()).isBetween(1e-7, 1e-5);
        agree(shifted, new SubsetSimulation(stream("subset"), "S8", 4000).estimate(limitState));
    }

    @Test
    void aSurrogateOfTheStrengthsSavesMostSimulations() {
        LimitState limitState = margin(0.085, 0.075);
        // The same bitline with a quarter of the cells' curvature and their interaction forgotten: 0.09 σ.
        LimitState coarse = Cases.of(2 * CELLS + 2, z -> {
            double strength = 0;
            for (int cell = 0; cell < CELLS; cell++) {
                double access = z[2 * cell];
                strength += 1.005 + 0.12 * access + 0.06 * z[2 * cell + 1] + 0.015 * access * access;
            }
            double deviation = 0.9 * Math.exp(-0.1 * strength) + 0.004 * z[2 * CELLS] - NOMINAL_V;
            return Math.min(0.085 + deviation, 0.075 - deviation);
        });
        RareEstimate shifted = meanShift(limitState);
        RareEstimate assisted = new SurrogateImportance(
                        stream("surrogate"), "S8", new StoppingRule(0.05, 50, 10_000, 25), 50_000, 50)
                .estimate(limitState, coarse, SearchLimits.standard());
        agree(shifted, assisted);
        assertThat(assisted.simulations()).as(assisted.toString()).isLessThan(shifted.simulations() / 3);
    }

    @Test
    void linesAgreeWithMeanShiftAtAFractionOfTheSimulations() {
        LimitState limitState = margin(0.085, 0.075);
        RareEstimate shifted = meanShift(limitState);
        RareEstimate lines = new LineSampling(stream("lines"), "S8", new StoppingRule(0.05, 20, 10_000, 10))
                .estimate(limitState, new DesignPointSearch(SearchLimits.standard()).search(limitState));
        agree(shifted, lines);
        assertThat(lines.simulations()).as(lines.toString()).isLessThan(shifted.simulations() / 3);
    }
}
