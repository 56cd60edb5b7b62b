package timdnn.characterization.rare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import timdnn.characterization.rare.form.LimitState;
import timdnn.characterization.sample.SampleStream;

/** Against closed forms; rates of false alarm are those of {@link Repeats}. */
@Tag("slow")
class SubsetSimulationValidationTest {
    private static RareEstimate estimate(LimitState limitState, SampleStream stream, int samples) {
        return new SubsetSimulation(stream, "state", samples).estimate(limitState);
    }

    static Stream<Cases.Case> cases() {
        return Stream.of(
                Cases.linear(2, 2.5),
                Cases.linear(18, 4.5),
                Cases.toy(3.2, 3.4),
                Cases.twoAxes(18, 4, 4.3),
                Cases.parabolic(18, 4, -0.02),
                Cases.linear(100, 4));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void intervalsCoverAndTheSpreadIsAsStated(Cases.Case known) {
        Repeats.of(known, stream -> estimate(known.limitState(), stream, 500))
                .intervalsCover()
                .spreadIsAsStated(0.4);
    }

    @Test
    void aBillionthIsReachedWithinItsInterval() {
        RareEstimate estimate =
                estimate(Cases.linear(40, 6).limitState(), new SampleStream(20190616, "billionth", ""), 2000);
        assertThat(estimate.low()).isLessThan(Cases.phi(6));
        assertThat(estimate.high()).isGreaterThan(Cases.phi(6));
    }

    @Test
    void theSameSeedAsksForTheSamePointsInBatchesOfChains() {
        Requests first = new Requests(Cases.linear(18, 4).limitState());
        Requests second = new Requests(Cases.linear(18, 4).limitState());
        RareEstimate estimate = estimate(first, new SampleStream(1, "", ""), 200);
        assertThat(estimate(second, new SampleStream(1, "", ""), 200)).isEqualTo(estimate);
        assertThat(first.points()).isEqualTo(second.points());
        assertThat(first.batches().get(0)).isEqualTo(200);
        assertThat(first.batches().subList(1, first.batches().size())).containsOnly(20);
        assertThat(estimate(first, new SampleStream(2, "", ""), 200)).isNotEqualTo(estimate);
    }

    @Test
    void whatCannotFailHasAnUpperBoundAboveZero() {
        RareEstimate none = estimate(Cases.of(5, z -> 1 + z[0] * z[0]), new SampleStream(1, "", ""), 200);
        assertThat(none.probability()).isZero();
        assertThat(none.high()).isPositive();
        assertThat(none.relativeError()).isInfinite();
        assertThat(estimate(Cases.of(5, z -> 1), new SampleStream(1, "", ""), 200)
                        .simulations())
                .isEqualTo(200);
    }

    @Test
    void failedSimulationsWidenTheInterval() {
        LimitState linear = Cases.linear(18, 3).limitState();
        LimitState patchy = Cases.of(
                18, z -> Math.floorMod((long) (z[7] * 1e6), 20) == 0 ? Double.NaN : linear.evaluate(List.of(z))[0]);
        RareEstimate holed = estimate(patchy, new SampleStream(1, "", ""), 500);
        assertThat(holed.failed()).isPositive();
        assertThat(holed.high() / holed.probability()).isGreaterThan(2 * holed.probability() / holed.low());
        assertThat(estimate(Cases.of(3, z -> Double.NaN), new SampleStream(1, "", ""), 100)
                        .high())
                .isEqualTo(1);
    }

    @Test
    void samplesPerLevelAreChecked() {
        assertThatThrownBy(() -> new SubsetSimulation(new SampleStream(1, "", ""), "", 105))
                .hasMessage("samples per level must be a multiple of 10 and at least 100, was 105");
    }
}
