package timdnn.characterization.rare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import timdnn.characterization.rare.form.LimitState;
import timdnn.characterization.rare.form.SearchLimits;
import timdnn.characterization.sample.SampleStream;

/** Against closed forms; rates of false alarm are those of {@link Repeats}. */
@Tag("slow")
class SurrogateImportanceValidationTest {
    private static final Cases.Case TOY = Cases.toy(4.8, 5.0);

    private static RareEstimate estimate(LimitState limitState, LimitState surrogate, SampleStream stream) {
        return new SurrogateImportance(stream, "state", new StoppingRule(0.1, 50, 2100, 25), 20_000, 50)
                .estimate(limitState, surrogate, SearchLimits.standard());
    }

    private static Repeats repeats(Cases.Case known, LimitState surrogate) {
        return Repeats.of(known, stream -> estimate(known.limitState(), surrogate, stream));
    }

    @Test
    void anErrorOfATenthOfSigmaSavesFourFifthsOfTheSimulations() {
        Repeats repeats = repeats(TOY, Cases.surrogate(TOY.limitState(), 0.1, 0.02))
                .intervalsCover()
                .meanIsRight()
                .spreadIsAsStated(0.3);
        // Mean-shift sampling takes 790, of which 95 are the search.
        assertThat(repeats.meanSimulations()).as(repeats.toString()).isLessThan(200);
    }

    @Test
    void anErrorOfATwentiethAndAnOffsetLeaveLittleToSimulate() {
        Repeats repeats = repeats(TOY, Cases.surrogate(TOY.limitState(), 0.05, -0.3))
                .intervalsCover()
                .meanIsRight();
        assertThat(repeats.meanSimulations()).as(repeats.toString()).isLessThan(125);
    }

    @Test
    void aBadSurrogateCostsThePilotAlone() {
        Repeats repeats = repeats(TOY, Cases.surrogate(TOY.limitState(), 0.5, 0))
                .intervalsCover()
                .meanIsRight()
                .statedErrorIsAtMost(0.1);
        assertThat(repeats.meanSimulations()).as(repeats.toString()).isLessThan(1100);
    }

    @Test
    void aSurrogateThatPointsTheWrongWayDoesNoHarm() {
        Cases.Case known = Cases.linear(18, 4);
        repeats(known, Cases.of(18, z -> 4 - z[1])).intervalsCover().meanIsRight();
        assertThat(estimate(known.limitState(), Cases.of(18, z -> 1), new SampleStream(1, "", ""))
                        .method())
                .isEqualTo("mean-shift importance sampling");
        assertThat(estimate(known.limitState(), Cases.of(18, z -> Double.NaN), new SampleStream(1, "", ""))
                        .method())
                .isEqualTo("mean-shift importance sampling");
    }

    @Test
    void aHundredVariablesAreNoDifferent() {
        Cases.Case known = Cases.linear(100, 5);
        RareEstimate estimate =
                estimate(known.limitState(), Cases.surrogate(known.limitState(), 0.1, 0), new SampleStream(1, "", ""));
        assertThat(estimate.low()).isLessThan(known.probability());
        assertThat(estimate.high()).isGreaterThan(known.probability());
        assertThat(estimate.simulations()).isLessThan(300);
    }

    @Test
    void theSameSeedAsksForTheSamePoints() {
        LimitState surrogate = Cases.surrogate(TOY.limitState(), 0.1, 0);
        Requests first = new Requests(TOY.limitState());
        Requests second = new Requests(TOY.limitState());
        assertThat(estimate(first, surrogate, new SampleStream(1, "", "")))
                .isEqualTo(estimate(second, surrogate, new SampleStream(1, "", "")));
        assertThat(first.points()).isEqualTo(second.points());
        Requests other = new Requests(TOY.limitState());
        estimate(other, surrogate, new SampleStream(2, "", ""));
        assertThat(other.points()).isNotEqualTo(first.points());
    }

    @Test
    void failedSimulationsWidenTheInterval() {
        LimitState surrogate = Cases.surrogate(TOY.limitState(), 0.1, 0);
        LimitState patchy = Cases.of(
                18,
                z -> Math.floorMod((long) (z[7] * 1e6), 10) == 0
                        ? Double.NaN
                        : TOY.limitState().evaluate(java.util.List.of(z))[0]);
        RareEstimate holed = estimate(patchy, surrogate, new SampleStream(3, "", ""));
        RareEstimate whole = estimate(TOY.limitState(), surrogate, new SampleStream(3, "", ""));
        assertThat(holed.failed()).isPositive();
        assertThat(holed.high() / holed.low()).isGreaterThan(whole.high() / whole.low());
        assertThat(holed.low()).isLessThan(TOY.probability());
        assertThat(holed.high()).isGreaterThan(TOY.probability());
    }
}
