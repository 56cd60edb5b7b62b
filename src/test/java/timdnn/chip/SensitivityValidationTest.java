package timdnn.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SensitivityValidationTest {
    private static Figure figure(String name, double low, double nominal, double high) {
        return Figure.ranging(name, "", low, nominal, high, "assumed", "made up");
    }

    @Test
    void barsAreSortedByWhatACauseDoesAlone() {
        Expression product =
                Expression.product("p", "", figure("a", 1, 2, 4), figure("b", 2, 3, 3), figure("c", 5, 5, 5));
        assertThat(Tornado.of(product)).containsExactly(new Tornado("a", 15, 60), new Tornado("b", 20, 30));
    }

    /** Half of the places lie below the nominal; a quarter of all above the middle of the upper range. */
    @Test
    void sharesOfOneUniformCauseAreThoseOfItsRange() {
        MonteCarlo sampled = MonteCarlo.of(figure("a", 1, 2, 4), 3, 20_000, 7);
        // Standard errors: 0.0031 of the share, 0.014 of the median.
        assertThat(sampled.above()).isCloseTo(0.25, within(0.013));
        assertThat(sampled.median()).isCloseTo(2, within(0.06));
        assertThat(sampled.low()).isCloseTo(1.05, within(0.02));
        assertThat(sampled.high()).isCloseTo(3.9, within(0.03));
    }

    @Test
    void figuresOfOneCauseCancelInARatioInEverySample() {
        Figure shared = figure("a", 1, 2, 4);
        MonteCarlo sampled = MonteCarlo.of(Expression.quotient("r", "", shared, shared), 1.5, 100, 1);
        assertThat(sampled).isEqualTo(new MonteCarlo(1, 1, 1, 0, 100));
    }

    @Test
    void theSameSeedGivesTheSameSamplesAndTooFewAreRefused() {
        Figure one = figure("a", 1, 2, 4);
        assertThat(MonteCarlo.of(one, 2, 100, 3)).isEqualTo(MonteCarlo.of(one, 2, 100, 3));
        assertThat(MonteCarlo.of(one, 2, 100, 3)).isNotEqualTo(MonteCarlo.of(one, 2, 100, 4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MonteCarlo.of(one, 2, 10, 3))
                .withMessage("samples must be at least 40, were 10");
    }
}
