package timdnn.characterization.rare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import timdnn.characterization.rare.form.DesignPointSearch;
import timdnn.characterization.rare.form.DesignPoints;
import timdnn.characterization.rare.form.LimitState;
import timdnn.characterization.rare.form.SearchLimits;
import timdnn.characterization.sample.SampleStream;

/** Against closed forms; rates of false alarm are those of {@link Repeats}. */
class LineSamplingValidationTest {
    private static final DesignPointSearch SEARCH = new DesignPointSearch(SearchLimits.standard());

    private static RareEstimate estimate(LimitState limitState, SampleStream stream) {
        return new LineSampling(stream, "state", new StoppingRule(0.1, 30, 3000, 10))
                .estimate(limitState, SEARCH.search(limitState));
    }

    static Stream<Cases.Case> cases() {
        return Stream.of(
                Cases.parabolic(18, 3, 0.05),
                Cases.parabolic(18, 4, -0.02),
                Cases.parabolic(100, 4, 0.02),
                Cases.toy(3.2, 3.4),
                Cases.toy(4.8, 5.0));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void intervalsCoverAndTheRequestedErrorIsMet(Cases.Case known) {
        Repeats.of(known, stream -> estimate(known.limitState(), stream))
                .intervalsCover()
                .meanIsRight()
                .spreadIsAsStated(0.3)
                .statedErrorIsAtMost(0.1)
                .simulationsAreAtMost(3000);
    }

    @Test
    void aLinearLimitStateIsExact() {
        RareEstimate estimate = estimate(Cases.linear(40, 6).limitState(), new SampleStream(1, "", ""));
        assertThat(estimate.probability()).isCloseTo(Cases.phi(6), within(1e-6 * Cases.phi(6)));
    }

    @Test
    void noiseOfAThousandthOfTheMarginChangesLittle() {
        Cases.Case toy = Cases.toy(4.8, 5.0);
        LimitState noisy = Cases.noisy(toy.limitState(), 1e-3);
        Repeats.of(new Cases.Case("noisy toy", noisy, toy.probability()), stream -> estimate(noisy, stream))
                .intervalsCover()
                .meanIsRight();
    }

    @Test
    void theSameSeedAsksForTheSamePoints() {
        Requests first = new Requests(Cases.toy(3.2, 3.4).limitState());
        Requests second = new Requests(Cases.toy(3.2, 3.4).limitState());
        RareEstimate estimate = estimate(first, new SampleStream(1, "", ""));
        assertThat(estimate(second, new SampleStream(1, "", ""))).isEqualTo(estimate);
        assertThat(first.points()).isEqualTo(second.points());
        assertThat(estimate(first, new SampleStream(2, "", ""))).isNotEqualTo(estimate);
    }

    @Test
    void failedSimulationsWidenTheInterval() {
        LimitState toy = Cases.toy(3.2, 3.4).limitState();
        LimitState patchy = Cases.of(
                18, z -> Math.floorMod((long) (z[7] * 1e6), 10) == 0 ? Double.NaN : toy.evaluate(List.of(z))[0]);
        DesignPoints points = SEARCH.search(toy);
        RareEstimate holed = new LineSampling(new SampleStream(1, "", ""), "state", new StoppingRule(0.1, 30, 3000, 10))
                .estimate(patchy, points);
        RareEstimate whole = estimate(toy, new SampleStream(1, "", ""));
        assertThat(holed.failed()).isPositive();
        assertThat(holed.high() / holed.low()).isGreaterThan(whole.high() / whole.low());
    }

    @Test
    void aSurfaceThatIsNotThereGivesAnUpperBoundAboveZero() {
        DesignPoints wrong = DesignPoints.known(
                SEARCH.search(Cases.linear(18, 4).limitState()).points(), 8);
        RareEstimate none = new LineSampling(new SampleStream(1, "", ""), "state", new StoppingRule(0.1, 30, 500, 10))
                .estimate(Cases.of(18, z -> 1), wrong);
        assertThat(none.probability()).isZero();
        assertThat(none.high()).isPositive();
        assertThatThrownBy(() -> new LineSampling(new SampleStream(1, "", ""), "", StoppingRule.of(0.1, 100))
                        .estimate(Cases.of(2, z -> 1), DesignPoints.known(List.of(), 8)))
                .hasMessage("design points must not be empty, was []");
    }
}
