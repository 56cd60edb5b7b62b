package timdnn.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {
    private static Figure figure(String name, double low, double nominal, double high, String cause) {
        return new Figure(name, "", low, nominal, high, "assumed", "made up", cause);
    }

    private static final Figure HALF_TO_DOUBLE = figure("a", 1, 2, 4, "a");

    @Test
    void oneCauseReachesItsOwnEnds() {
        Interval interval = Interval.of(Expression.product("p", "", HALF_TO_DOUBLE, figure("b", 3, 3, 3, "b")));
        assertThat(interval.estimate()).isEqualTo(6);
        assertThat(interval.low()).isCloseTo(3, within(1e-12));
        assertThat(interval.high()).isCloseTo(12, within(1e-12));
    }

    @Test
    void independentCausesAddInSquaresOfLogarithms() {
        Interval interval = Interval.of(Expression.product("p", "", HALF_TO_DOUBLE, figure("b", 1, 2, 4, "b")));
        assertThat(interval.low()).isCloseTo(4 / Math.pow(2, Math.sqrt(2)), within(1e-12));
        assertThat(interval.high()).isCloseTo(4 * Math.pow(2, Math.sqrt(2)), within(1e-12));
    }

    @Test
    void figuresOfOneCauseMoveTogether() {
        Interval interval = Interval.of(Expression.product("p", "", HALF_TO_DOUBLE, figure("b", 1, 2, 4, "a")));
        assertThat(interval.high()).isCloseTo(16, within(1e-12));
    }

    @Test
    void whatStandsAboveAndBelowCancels() {
        Expression ratio = Expression.quotient(
                "r", "", Expression.sum("s", "", HALF_TO_DOUBLE, figure("b", 2, 2, 2, "b")), HALF_TO_DOUBLE);
        Interval interval = Interval.of(ratio);
        assertThat(interval.estimate()).isEqualTo(2);
        assertThat(interval.low()).isCloseTo(1.5, within(1e-12));
        assertThat(interval.high()).isCloseTo(3, within(1e-12));
    }

    @Test
    void wrongOrderUnitsAndValuesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> figure("a", 3, 2, 4, "a"))
                .withMessageStartingWith("a must have 0 <= low <= nominal <= high");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expression.sum("s", "J", HALF_TO_DOUBLE))
                .withMessageStartingWith("operands must have the unit J");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Interval.of(figure("a", 0, 0, 1, "a")))
                .withMessage("a must be positive, was 0.0");
    }

    @Test
    void anExplanationNamesEachStepOnceWithOperandsFirst() {
        Expression sum = Expression.sum("s", "", HALF_TO_DOUBLE, figure("b", 3, 3, 3, "b"));
        assertThat(Explanation.of(Expression.product("p", "", sum, HALF_TO_DOUBLE)))
                .containsExactly(
                        "  a = 2 [1, 4]  assumed: made up",
                        "  b = 3  assumed: made up",
                        "s = a + b = 2 + 3 = 5",
                        "p = s * a = 5 * 2 = 10");
    }
}
