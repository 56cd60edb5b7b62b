package timdnn.characterization.rare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.characterization.rare.form.LimitState;
import timdnn.characterization.sample.SampleStream;

/** Rates of false alarm are those of {@link Repeats}. */
class PlainMonteCarloTest {
    private static RareEstimate estimate(LimitState limitState, SampleStream stream, int maximum) {
        return new PlainMonteCarlo(stream, "state", new StoppingRule(0.1, 200, maximum, 100)).estimate(limitState);
    }

    @Test
    void intervalsCoverAndTheRequestedErrorIsMet() {
        Cases.Case known = Cases.linear(2, 1.5);
        Repeats.of(known, stream -> estimate(known.limitState(), stream, 10_000))
                .intervalsCover()
                .meanIsRight()
                .spreadIsAsStated(0.25)
                .statedErrorIsAtMost(0.1);
    }

    @Test
    void aHundredVariablesAreNoDifferent() {
        Cases.Case known = Cases.linear(100, 1.5);
        Repeats.of(known, stream -> estimate(known.limitState(), stream, 300)).intervalsCover();
    }

    @Test
    void noFailureSeenHasTheExactBound() {
        RareEstimate none = estimate(Cases.of(2, z -> 1), new SampleStream(1, "", ""), 1000);
        assertThat(none.probability()).isZero();
        assertThat(none.high()).isCloseTo(1 - Math.pow(0.025, 1e-3), within(1e-12));
    }

    @Test
    void failedSimulationsCountAsSafeBelowAndAsFailingAbove() {
        LimitState patchy = Cases.of(2, z -> z[0] > 1 ? Double.NaN : z[0] + 1);
        RareEstimate holed = estimate(patchy, new SampleStream(1, "", ""), 1000);
        assertThat(holed.failed()).isPositive();
        assertThat(holed.low()).isLessThan(Cases.phi(1));
        assertThat(holed.high()).isGreaterThan(2 * Cases.phi(1));
        assertThat(estimate(Cases.of(2, z -> Double.NaN), new SampleStream(1, "", ""), 500)
                        .high())
                .isEqualTo(1);
    }

    @Test
    void aRunOfTheSameSeedIsTheSame() {
        Requests first = new Requests(Cases.linear(3, 2).limitState());
        Requests second = new Requests(Cases.linear(3, 2).limitState());
        assertThat(estimate(first, new SampleStream(1, "", ""), 500))
                .isEqualTo(estimate(second, new SampleStream(1, "", ""), 500));
        assertThat(first.points()).isEqualTo(second.points());
        assertThat(first.batches()).containsExactly(100, 100, 100, 100, 100);
    }

    @Test
    void rangesAreChecked() {
        assertThatThrownBy(() -> StoppingRule.of(0, 100)).hasMessage("relative error must be above 0, was 0.0");
        assertThatThrownBy(() -> new StoppingRule(0.1, 1, 100, 10)).hasMessage("minimum must be at least 2, was 1");
        assertThatThrownBy(() -> new StoppingRule(0.1, 2, 100, 0)).hasMessage("batch must be at least 1, was 0");
        assertThatThrownBy(() -> new RareEstimate("", 0.5, 0.6, 0.7, 0, 1, 0, 0, 0, List.of()))
                .hasMessageStartingWith("interval within 0 to 1 must enclose 0.5");
    }
}
