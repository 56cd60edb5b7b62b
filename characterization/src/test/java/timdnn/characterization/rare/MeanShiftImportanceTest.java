package timdnn.characterization.rare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.characterization.rare.form.DesignPointSearch;
import timdnn.characterization.rare.form.DesignPoints;
import timdnn.characterization.rare.form.LimitState;
import timdnn.characterization.rare.form.SearchLimits;
import timdnn.characterization.sample.SampleStream;

class MeanShiftImportanceTest {
    private static final DesignPointSearch SEARCH = new DesignPointSearch(SearchLimits.standard());
    private static final LimitState LINEAR = Cases.linear(18, 4).limitState();

    private static RareEstimate estimate(LimitState limitState, long seed, int maximum) {
        return new MeanShiftImportance(new SampleStream(seed, "test", ""), "state", StoppingRule.of(0.1, maximum))
                .estimate(limitState, SEARCH.search(limitState));
    }

    @Test
    void theSameSeedAsksForTheSamePointsAndGivesTheSameEstimate() {
        Requests first = new Requests(LINEAR);
        Requests second = new Requests(LINEAR);
        assertThat(estimate(first, 1, 2000)).isEqualTo(estimate(second, 1, 2000));
        assertThat(first.points()).isEqualTo(second.points());
        assertThat(first.batches()).isEqualTo(second.batches());
    }

    @Test
    void anotherSeedAsksForOthers() {
        assertThat(estimate(LINEAR, 1, 2000).probability())
                .isNotEqualTo(estimate(LINEAR, 2, 2000).probability());
    }

    @Test
    void aLargerMaximumContinuesTheSequence() {
        Requests small = new Requests(LINEAR);
        Requests large = new Requests(LINEAR);
        estimate(small, 1, 200);
        estimate(large, 1, 400);
        assertThat(large.points()).startsWith(small.points().toArray(new String[0]));
        assertThat(small.points()).hasSize(200);
    }

    @Test
    void theMaximumIncludesTheSearch() {
        assertThat(estimate(LINEAR, 1, 300).simulations()).isEqualTo(300);
        assertThatThrownBy(() -> estimate(LINEAR, 1, 57))
                .hasMessage("maximum must be above the 57 simulations of the search, was 57");
    }

    @Test
    void noFailureSeenHasAnUpperBoundAboveZero() {
        RareEstimate none = estimate(Cases.of(18, z -> 1), 1, 1000);
        assertThat(none.probability()).isZero();
        assertThat(none.low()).isZero();
        // Half of the samples are nominal: the rule of three, 3.7 for two sides, with 470 samples gives 0.0078.
        assertThat(none.high()).isBetween(0.003, 0.02);
        assertThat(none.relativeError()).isInfinite();
        assertThat(none.largestWeight()).isZero();
    }

    @Test
    void failedSimulationsWidenTheIntervalOnBothSides() {
        RareEstimate whole = estimate(LINEAR, 1, 1000);
        DesignPoints points = SEARCH.search(LINEAR);
        // One in ten fails, wherever it lies.
        LimitState patchy = Cases.of(
                18, z -> Math.floorMod((long) (z[7] * 1e6), 10) == 0 ? Double.NaN : LINEAR.evaluate(List.of(z))[0]);
        RareEstimate holed = new MeanShiftImportance(
                        new SampleStream(1, "test", ""), "state", StoppingRule.of(0.1, 1000))
                .estimate(patchy, points);
        assertThat(holed.failed()).isBetween(40, 160);
        assertThat(holed.probability()).isCloseTo(whole.probability(), within(0.4 * whole.probability()));
        assertThat(holed.low() / holed.probability()).isLessThan(whole.low() / whole.probability());
        assertThat(holed.high() / holed.probability()).isGreaterThan(2 * whole.high() / whole.probability());
    }

    @Test
    void onlyFailedSimulationsSayNothing() {
        RareEstimate nothing = estimate(Cases.of(3, z -> Double.NaN), 1, 500);
        assertThat(nothing.low()).isZero();
        assertThat(nothing.high()).isGreaterThan(0.9);
        assertThat(nothing.failed()).isEqualTo(nothing.simulations());
    }

    @Test
    void anOriginThatFailsIsEstimatedToo() {
        RareEstimate likely = estimate(Cases.of(5, z -> -1 - z[0]), 1, 2000);
        assertThat(likely.low()).isLessThan(Cases.phi(-1));
        assertThat(likely.high()).isGreaterThan(Cases.phi(-1));
    }

    @Test
    void effectiveSamplesAndRelativeErrorAgree() {
        RareEstimate estimate = estimate(LINEAR, 1, 2000);
        // relativeError² = 1/effective - 1/N, up to the factor N/(N - 1).
        double samples = estimate.simulations() - 57;
        double expected = 1 / estimate.effectiveSampleSize() - 1 / samples;
        assertThat(estimate.relativeError()).isCloseTo(Math.sqrt(expected), within(1e-3));
        assertThat(estimate.largestWeight()).isBetween(1 / samples, 0.1);
        assertThat(estimate.designPoints()).hasSize(1);
    }
}
