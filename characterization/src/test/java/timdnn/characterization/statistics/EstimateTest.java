package timdnn.characterization.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import timdnn.characterization.sample.SampleStream;

class EstimateTest {
    private static final int REPEATS = 1000;
    /** 95 % intervals cover 1000 times out of 1000 with sigma 0.7 %: 4 sigma either way. */
    private static final double TOLERANCE = 0.028;

    private static double[] normal(int repeat, int count) {
        SampleStream stream = new SampleStream(1, "estimate", "none");
        return IntStream.range(0, count)
                .mapToDouble(sample -> 0.5 + 0.01 * stream.normal("r" + repeat, sample, "v"))
                .toArray();
    }

    private static double coverage(java.util.function.IntFunction<Estimate> estimate, double truth) {
        return IntStream.range(0, REPEATS)
                        .mapToObj(estimate)
                        .filter(interval -> interval.low() <= truth && truth <= interval.high())
                        .count()
                / (double) REPEATS;
    }

    @Test
    void intervalsOfMeanAndSigmaCoverTheTruthAsOftenAsTheySay() {
        assertThat(coverage(repeat -> Estimate.mean(normal(repeat, 50)), 0.5)).isCloseTo(0.95, within(TOLERANCE));
        assertThat(coverage(repeat -> Estimate.sigma(normal(repeat, 50)), 0.01)).isCloseTo(0.95, within(TOLERANCE));
    }

    @Test
    void intervalsShrinkWithTheRootOfTheNumberOfSimulations() {
        Estimate few = Estimate.mean(normal(1, 400));
        Estimate many = Estimate.mean(normal(1, 6400));
        assertThat((few.high() - few.low()) / (many.high() - many.low())).isCloseTo(4, within(0.4));
    }

    @Test
    void exactIntervalsOfCountsAreThoseOfTheTables() {
        // No event in 200: 1 - 0.025^(1/200). Ten in 100: tables of Clopper and Pearson.
        assertThat(Estimate.probability(0, 200).high()).isCloseTo(0.018275, within(1e-6));
        assertThat(Estimate.probability(0, 200).low()).isZero();
        assertThat(Estimate.probability(200, 200).low()).isCloseTo(1 - 0.018275, within(1e-6));
        Estimate ten = Estimate.probability(10, 100);
        assertThat(ten.low()).isCloseTo(0.049005, within(1e-5));
        assertThat(ten.high()).isCloseTo(0.176223, within(1e-5));
    }

    @Test
    void theNormalTailCoversItsTruth() {
        double truth = new NormalDistribution(null, 0, 1).cumulativeProbability(-3);
        double covered = coverage(repeat -> NormalTail.beyond(normal(repeat, 200), 0.53, true), truth);
        assertThat(covered).isCloseTo(0.95, within(TOLERANCE));
    }

    @Test
    void aTailWithoutVariationIsCertain() {
        double[] still = {0.5, 0.5, 0.5};
        assertThat(NormalTail.beyond(still, 0.6, true).estimate()).isZero();
        assertThat(NormalTail.beyond(still, 0.6, false).estimate()).isEqualTo(1);
    }

    @Test
    void theRelativeHalfWidthOfSigmaIsThatOfItsInterval() {
        double[] values = {0.3, -1.2, 0.8, 2.0, -0.4, 0.1};
        Estimate sigma = Estimate.sigma(values);
        assertThat(Estimate.sigmaHalfWidth(values.length) * sigma.estimate())
                .isCloseTo(0.5 * (sigma.high() - sigma.low()), within(1e-12));
        assertThat(Estimate.sigmaHalfWidth(200)).isBetween(0.09, 0.11);
    }

    @Test
    void theIntervalOfARootMeanSquareIsThatOfChiSquare() {
        Estimate rms = Estimate.rms(new double[] {3, -4, 3, -4, 3, -4, 3, -4, 3, -4});
        assertThat(rms.estimate()).isCloseTo(Math.sqrt(12.5), within(1e-12));
        // Chi square of 10 degrees: 3.246973 and 20.483177.
        assertThat(rms.low()).isCloseTo(Math.sqrt(125 / 20.483177), within(1e-6));
        assertThat(rms.high()).isCloseTo(Math.sqrt(125 / 3.246973), within(1e-6));
        assertThat(Estimate.rms(new double[] {2}).estimate()).isEqualTo(2);
    }

    @Test
    void theIntervalOfACorrelationIsFishers() {
        double[] x = {1, 2, 3, 4, 5, 6, 7};
        double[] y = {2, 1, 4, 3, 7, 5, 6};
        Estimate r = Estimate.correlation(x, y);
        assertThat(r.estimate()).isCloseTo(23.0 / 28, within(1e-12));
        double z = 0.5 * Math.log((1 + 23.0 / 28) / (1 - 23.0 / 28));
        assertThat(r.low()).isCloseTo(Math.tanh(z - 1.959964 / 2), within(1e-6));
        assertThat(r.high()).isCloseTo(Math.tanh(z + 1.959964 / 2), within(1e-6));
        assertThat(Estimate.correlation(x, x).low()).isCloseTo(1, within(1e-9));
    }

    /** Two wrong of 90, ten failed: wrong in the upper bound, right in the lower. */
    @Test
    void failedSimulationsAreInTheBoundsOfAProbability() {
        Estimate rate = Estimate.probability(2, 90, 10);
        assertThat(rate.estimate()).isEqualTo(2 / 90.0);
        assertThat(rate.low()).isEqualTo(Estimate.probability(2, 100).low());
        assertThat(rate.high()).isEqualTo(Estimate.probability(12, 100).high());
        assertThat(Estimate.probability(2, 90, 0)).isEqualTo(Estimate.probability(2, 90));
    }

    @Test
    void failedSimulationsWidenARateThatAModelGives() {
        Estimate tail = new Estimate(1e-6, 1e-7, 1e-5, 198);
        Estimate wide = tail.withFailed(2);
        double lost = Estimate.probability(2, 200).high();
        assertThat(wide.high()).isCloseTo(1e-5 + lost, within(1e-15));
        assertThat(wide.low()).isCloseTo(1e-7 * (1 - lost), within(1e-15));
        assertThat(tail.withFailed(0)).isEqualTo(tail);
    }
}
