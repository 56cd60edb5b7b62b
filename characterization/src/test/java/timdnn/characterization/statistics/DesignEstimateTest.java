package timdnn.characterization.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class DesignEstimateTest {
    private static final double[] VALUES = {1, 4, 2, 2, 7, 5, 3, 8};

    private static void assertSame(Estimate actual, Estimate expected) {
        assertThat(actual.estimate()).isCloseTo(expected.estimate(), within(1e-12));
        assertThat(actual.low()).isCloseTo(expected.low(), within(1e-12));
        assertThat(actual.high()).isCloseTo(expected.high(), within(1e-12));
    }

    @Test
    void independentSamplesGiveTheOrdinaryEstimates() {
        assertSame(DesignEstimate.mean(VALUES, sample -> sample), Estimate.mean(VALUES));
        boolean[] events = {true, false, false, true, false, false, false, false};
        assertSame(DesignEstimate.probability(events, sample -> sample), Estimate.probability(2, 8));
    }

    @Test
    void completeReplicatesGiveStudentsIntervalOverTheirMeans() {
        Estimate pairs = DesignEstimate.mean(VALUES, sample -> sample / 2);
        assertSame(pairs, Estimate.mean(new double[] {2.5, 2, 6, 5.5}));
        assertThat(pairs.simulations()).isEqualTo(8);
    }

    @Test
    void failedSimulationsAreLeftOut() {
        double[] values = VALUES.clone();
        values[3] = Double.NaN;
        Estimate mean = DesignEstimate.mean(values, sample -> sample / 2);
        assertThat(mean.estimate()).isCloseTo(30 / 7.0, within(1e-12));
        assertThat(mean.simulations()).isEqualTo(7);
        values[2] = Double.NaN;
        assertThat(DesignEstimate.mean(values, sample -> sample).estimate()).isCloseTo(28 / 6.0, within(1e-12));
        assertSame(
                DesignEstimate.mean(values, sample -> sample),
                Estimate.mean(Arrays.stream(values).filter(Double::isFinite).toArray()));
    }

    @Test
    void weightsMultiplyTheValues() {
        Estimate mean = DesignEstimate.weightedMean(VALUES, sample -> Math.log(sample + 1.0), sample -> sample);
        double[] products = new double[VALUES.length];
        Arrays.setAll(products, sample -> VALUES[sample] * (sample + 1));
        assertThat(mean.estimate()).isCloseTo(StatUtils.mean(products), within(1e-12));
    }

    @Test
    void sigmaOfIndependentSamplesIsThatOfTheOrdinaryEstimate() {
        Estimate sigma = DesignEstimate.sigma(VALUES, sample -> sample / 2);
        assertThat(sigma.estimate()).isCloseTo(Estimate.sigma(VALUES).estimate(), within(1e-12));
        assertThat(sigma.low() * sigma.high()).isCloseTo(sigma.estimate() * sigma.estimate(), within(1e-12));
        assertSame(DesignEstimate.sigma(new double[] {2, 2, 2}, sample -> sample), new Estimate(0, 0, 0, 3));
    }

    @Test
    void effectiveSamplesOfIndependentPairsAreAboutAllSamples() {
        // Events at random: pairs tell what single samples tell, give or take the estimate of the variance.
        boolean[] events = new boolean[2000];
        var stream = new timdnn.characterization.sample.SampleStream(3, "events", "none");
        int seen = 0;
        for (int sample = 0; sample < events.length; sample++) {
            events[sample] = stream.normal("p", sample, "v") > 1.5;
            seen += events[sample] ? 1 : 0;
        }
        Estimate pairs = DesignEstimate.probability(events, sample -> sample / 2);
        Estimate single = Estimate.probability(seen, events.length);
        assertThat(pairs.high() - pairs.low()).isCloseTo(single.high() - single.low(), within(0.003));
    }

    @Test
    void noEventAtAllIsJudgedAsHalfTheSamples() {
        Estimate none = DesignEstimate.probability(new boolean[400], sample -> sample / 2);
        assertSame(none, new Estimate(0, 0, Estimate.probability(0, 200).high(), 400));
        boolean[] all = new boolean[400];
        Arrays.fill(all, true);
        assertThat(DesignEstimate.probability(all, sample -> sample / 2).low())
                .isCloseTo(1 - none.high(), within(1e-12));
    }

    @Test
    void equalReplicatesLeaveTheErrorOfRounding() {
        boolean[] events = new boolean[400];
        for (int sample = 0; sample < events.length; sample += 2) {
            events[sample] = true;
        }
        Estimate half = DesignEstimate.probability(events, sample -> sample / 40);
        assertThat(half.estimate()).isEqualTo(0.5);
        // σ of the mean: 1/40/√12/√10 = 0.0023, Student's factor 2.26.
        assertThat(half.high() - half.low()).isCloseTo(2 * 2.26 * 0.00228, within(5e-4));
    }

    @Test
    void whatCannotBeEstimatedIsRefused() {
        assertThatThrownBy(() -> DesignEstimate.mean(VALUES, sample -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("replicates must be at least 2, was 1");
        assertThatThrownBy(
                        () -> DesignEstimate.weightedMean(new double[] {1, Double.NaN}, sample -> 0, sample -> sample))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value of sample 1 must be finite, was NaN");
        assertThatThrownBy(() -> DesignEstimate.mean(new double[] {1, 1 / 0.0}, sample -> sample))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value of sample 1 must not be infinite");
    }

    /** Sample 1 failed, sample 6 was never simulated. */
    @Test
    void failedSimulationsAreInTheBoundsOfAProbability() {
        double[] values = {1, Double.NaN, 0, 0, 1, 0, Double.NaN, 0};
        boolean[] failed = {false, true, false, false, false, false, false, false};
        Estimate rate = DesignEstimate.probability(values, value -> value > 0.5, failed, sample -> sample);
        assertThat(rate.estimate()).isCloseTo(2 / 6.0, within(1e-12));
        assertThat(rate.low()).isEqualTo(Estimate.probability(2, 7).low());
        assertThat(rate.high()).isEqualTo(Estimate.probability(3, 7).high());
    }
}
