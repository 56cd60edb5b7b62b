package timdnn.characterization.rare.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.characterization.rare.Cases;
import timdnn.characterization.rare.Requests;

class DesignPointSearchTest {
    private final DesignPointSearch search = new DesignPointSearch(SearchLimits.standard());

    private static List<Double> betas(DesignPoints found) {
        return found.points().stream().map(DesignPoint::beta).toList();
    }

    @Test
    void aLinearLimitStateTakesThreeGradients() {
        DesignPoints found = search.search(Cases.linear(18, 4.5).limitState());
        assertThat(found.points()).hasSize(1);
        DesignPoint point = found.points().get(0);
        assertThat(point.beta()).isCloseTo(4.5, within(1e-9));
        assertThat(point.converged()).isTrue();
        assertThat(Vectors.angle(point.alpha(), Cases.slanted(18))).isLessThan(1e-6);
        // Origin, design point, and the far side that shows no other region.
        assertThat(found.simulations()).isEqualTo(3 * 19);
    }

    @Test
    void aHundredVariablesAreNoDifferent() {
        DesignPoints found = search.search(Cases.linear(100, 6).limitState());
        assertThat(betas(found)).singleElement().satisfies(beta -> assertThat(beta)
                .isCloseTo(6, within(1e-9)));
    }

    @Test
    void aGradientIsOneBatch() {
        Requests requests = new Requests(Cases.linear(18, 4.5).limitState());
        search.search(requests);
        assertThat(requests.batches()).containsExactly(19, 1, 18, 19);
    }

    @Test
    void bothSidesAreFound() {
        assertThat(betas(search.search(Cases.twoSided(18, 3.5, 3.9).limitState())))
                .satisfiesExactly(beta -> assertThat(beta).isCloseTo(3.5, within(0.01)), beta -> assertThat(beta)
                        .isCloseTo(3.9, within(0.01)));
    }

    @Test
    void fourRegionsInDifferentDirectionsAreFound() {
        LimitState four = Cases.of(
                18, z -> Math.min(Math.min(4 - z[0], 4.2 - z[1]), Math.min(4.4 + z[2], 4.5 + 0.6 * z[0] - 0.8 * z[4])));
        assertThat(betas(search.search(four)).stream().sorted().toList())
                .satisfiesExactly(
                        beta -> assertThat(beta).isCloseTo(4.0, within(0.01)),
                        beta -> assertThat(beta).isCloseTo(4.2, within(0.01)),
                        beta -> assertThat(beta).isCloseTo(4.4, within(0.01)),
                        beta -> assertThat(beta).isCloseTo(4.5, within(0.01)));
    }

    @Test
    void aFlatOriginIsLeftByProbes() {
        assertThat(betas(search.search(Cases.of(18, z -> 16 - z[0] * z[0]))))
                .hasSize(2)
                .allSatisfy(beta -> assertThat(beta).isCloseTo(4, within(0.01)));
    }

    @Test
    void aCurvedResponseTakesLineSearch() {
        // First-order extrapolation from the origin is off by a factor of four.
        DesignPoints found = search.search(Cases.of(18, z -> 1 - 0.1 * Math.exp(0.5 * (z[3] + z[5]))));
        double beta = 2 * Math.log(10) / Math.sqrt(2);
        assertThat(betas(found)).singleElement().satisfies(value -> assertThat(value)
                .isCloseTo(beta, within(0.02)));
    }

    @Test
    void noiseOfAThousandthMovesDesignPointsByAFewHundredths() {
        for (Cases.Case known : List.of(Cases.linear(18, 4.5), Cases.linear(40, 5), Cases.toy(4.8, 5.0))) {
            double exact = betas(search.search(known.limitState())).get(0);
            DesignPoint point = search.search(Cases.noisy(known.limitState(), 1e-3))
                    .points()
                    .get(0);
            assertThat(point.beta()).as(known.name()).isCloseTo(exact, within(0.05));
            assertThat(Vectors.angle(point.point(), point.alpha()))
                    .as(known.name())
                    .isLessThan(0.15);
        }
    }

    @Test
    void muchNoiseEndsWithTheBestPointAndSaysSo() {
        DesignPoints found = search.search(Cases.noisy(Cases.linear(40, 5).limitState(), 3e-3));
        assertThat(found.points().get(0).converged()).isFalse();
        assertThat(found.points().get(0).beta()).isCloseTo(5, within(0.3));
        assertThat(found.simulations()).isLessThan(300);
    }

    @Test
    void whatIsOutOfReachIsNoRegion() {
        DesignPoints found = search.search(Cases.of(18, z -> 40 - z[3]));
        assertThat(found.points()).isEmpty();
        assertThat(found.searchedBeta()).isEqualTo(12);
        assertThat(found.simulations()).isLessThan(150);
        assertThat(search.search(Cases.of(18, z -> 1)).points()).isEmpty();
    }

    @Test
    void aDifferenceThatFailedIsTakenTheOtherWay() {
        DesignPoints found = search.search(Cases.of(18, z -> z[0] > 3.7 ? Double.NaN : 3.5 - z[0] + 0.1 * z[2]));
        assertThat(found.failed()).isEqualTo(1);
        assertThat(betas(found)).singleElement().satisfies(beta -> assertThat(beta)
                .isCloseTo(3.5 / Math.sqrt(1.01), within(1e-6)));
    }

    @Test
    void nothingButFailedSimulationsIsNoRegion() {
        DesignPoints found = search.search(Cases.of(18, z -> Double.NaN));
        assertThat(found.points()).isEmpty();
        assertThat(found.failed()).isEqualTo(found.simulations());
    }

    @Test
    void anOriginThatFailsHasANegativeBeta() {
        assertThat(betas(search.search(Cases.of(5, z -> -1 - z[0])))).containsExactly(-1.0);
    }

    @Test
    void polishingMovesAPointOntoTheSurfaceInFewSimulations() {
        DesignPoints guess = search.search(Cases.linear(18, 4.1).limitState());
        LimitState limitState = Cases.linear(18, 4.5).limitState();
        DesignPoints moved = search.polish(limitState, DesignPoints.known(guess.points(), 12));
        assertThat(moved.points().get(0).beta()).isCloseTo(4.5, within(1e-9));
        assertThat(moved.points().get(0).converged()).isTrue();
        assertThat(moved.simulations()).isLessThanOrEqualTo(4);
    }

    @Test
    void polishingSaysWhereThereIsNoSurface() {
        DesignPoints guess = DesignPoints.known(
                search.search(Cases.linear(18, 4.1).limitState()).points(), 12);
        assertThat(search.polish(Cases.of(18, z -> 1), guess).points()).noneMatch(DesignPoint::converged);
    }

    @Test
    void mistakesOfTheCallerAreNamed() {
        LimitState limitState = Cases.linear(2, 3).limitState();
        assertThatThrownBy(() -> search.search(limitState, List.of())).hasMessage("starts must not be empty, was []");
        assertThatThrownBy(() -> new SearchLimits(0, 0.05, 0.1, 8, 12, 4)).hasMessage("step must be above 0, was 0.0");
        LimitState mute = new LimitState() {
            @Override
            public int dimension() {
                return 2;
            }

            @Override
            public double[] evaluate(List<double[]> points) {
                return new double[0];
            }
        };
        assertThatThrownBy(() -> search.search(mute)).hasMessage("limit state must answer for 3 points, was 0");
    }
}
