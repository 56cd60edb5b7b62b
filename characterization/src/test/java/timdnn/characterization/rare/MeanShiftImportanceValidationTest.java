package timdnn.characterization.rare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import timdnn.characterization.rare.form.DesignPointSearch;
import timdnn.characterization.rare.form.DesignPoints;
import timdnn.characterization.rare.form.LimitState;
import timdnn.characterization.rare.form.SearchLimits;
import timdnn.characterization.sample.SampleStream;

/** Against closed forms; rates of false alarm are those of {@link Repeats}. */
@Tag("slow")
class MeanShiftImportanceValidationTest {
    private static final DesignPointSearch SEARCH = new DesignPointSearch(SearchLimits.standard());

    private static Repeats repeats(Cases.Case known, int maximum) {
        return Repeats.of(known, stream -> estimate(known.limitState(), stream, maximum));
    }

    private static RareEstimate estimate(LimitState limitState, SampleStream stream, int maximum) {
        return new MeanShiftImportance(stream, "state", StoppingRule.of(0.1, maximum))
                .estimate(limitState, SEARCH.search(limitState));
    }

    static Stream<Cases.Case> cases() {
        return Stream.of(
                Cases.linear(2, 2.33),
                Cases.linear(18, 4.5),
                Cases.linear(40, 6),
                Cases.twoSided(18, 3, 3.5),
                Cases.twoAxes(18, 4, 4.3),
                Cases.parabolic(18, 3, 0.05),
                Cases.parabolic(18, 4, -0.02),
                Cases.linear(100, 5));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void intervalsCoverAndTheRequestedErrorIsMet(Cases.Case known) {
        repeats(known, 3000)
                .intervalsCover()
                .meanIsRight()
                .spreadIsAsStated(0.25)
                .statedErrorIsAtMost(0.1);
    }

    /** g + s = β + s - z has P = Φ(-(β + s)); the samples are those of s = 0, the most probable failure of all. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void shiftsOfTheLimitStateAreReadFromTheSameSamples(int which) {
        double[] shifts = {0, 0.3, 0.6, 0.9};
        Cases.Case shifted = Cases.linear(18, 4.5 + shifts[which]);
        LimitState limitState = Cases.linear(18, 4.5).limitState();
        Repeats.of(shifted, stream -> shifted(limitState, stream, shifts).each().get(which))
                .intervalsCover()
                .meanIsRight()
                .spreadIsAsStated(0.25);
    }

    @Test
    void theirMeanHasAnIntervalOfItsOwn() {
        double[] shifts = {0, 0.3, 0.6, 0.9};
        double mean = 0;
        for (double shift : shifts) {
            mean += Cases.linear(18, 4.5 + shift).probability() / shifts.length;
        }
        LimitState limitState = Cases.linear(18, 4.5).limitState();
        Repeats.of(new Cases.Case("shifted", limitState, mean), stream -> shifted(limitState, stream, shifts)
                        .mean())
                .intervalsCover()
                .meanIsRight()
                .spreadIsAsStated(0.25)
                .statedErrorIsAtMost(0.1);
    }

    private static ShiftedEstimates shifted(LimitState limitState, SampleStream stream, double[] shifts) {
        return new MeanShiftImportance(stream, "state", StoppingRule.of(0.1, 3000))
                .estimate(limitState, SEARCH.search(limitState), shifts);
    }

    @Test
    void aThousandthOnEighteenVariablesTakesFewerThanFifteenHundredSimulations() {
        Cases.Case toy = Cases.toy(3.2, 3.4);
        assertThat(toy.probability()).isBetween(1.7e-3, 1.9e-3);
        repeats(toy, 1500).intervalsCover().meanIsRight().statedErrorIsAtMost(0.1);
    }

    @Test
    void aMillionthOnEighteenVariablesTakesFewerThanTwentyOneHundredSimulations() {
        Cases.Case toy = Cases.toy(4.8, 5.0);
        assertThat(toy.probability()).isBetween(2.5e-6, 2.7e-6);
        repeats(toy, 2100).intervalsCover().meanIsRight().statedErrorIsAtMost(0.1);
    }

    @Test
    void noiseOfAThousandthOfTheMarginChangesNothing() {
        Cases.Case toy = Cases.toy(4.8, 5.0);
        LimitState noisy = Cases.noisy(toy.limitState(), 1e-3);
        Repeats.of(new Cases.Case("noisy toy", noisy, toy.probability()), stream -> estimate(noisy, stream, 2100))
                .intervalsCover()
                .meanIsRight()
                .statedErrorIsAtMost(0.1);
    }

    @Test
    void withoutDesignPointsTheIntervalIsWideAndStillCovers() {
        Cases.Case known = Cases.linear(18, 3.5);
        Repeats.of(known, stream -> new MeanShiftImportance(stream, "state", StoppingRule.of(0.1, 500))
                        .estimate(known.limitState(), DesignPoints.known(java.util.List.of(), 5)))
                .intervalsCover();
    }

    @Test
    void theCurvedCaseWithoutCurvatureIsTheLinearOne() {
        assertThat(Cases.parabolicProbability(18, 4, 0) / Cases.phi(4)).isBetween(1 - 1e-6, 1 + 1e-6);
    }
}
