package timdnn.characterization.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static timdnn.characterization.statistics.ParetoFront.Better.LARGER;
import static timdnn.characterization.statistics.ParetoFront.Better.SMALLER;

import org.junit.jupiter.api.Test;

class ParetoFrontTest {
    @Test
    void aDominatedPointIsNotOnTheFrontAndATradeIs() {
        double[][] points = {{3, 10}, {4, 20}, {3, 15}, {5, 20}};
        assertThat(ParetoFront.members(points, LARGER, SMALLER)).containsExactly(true, false, false, true);
    }

    @Test
    void equalPointsAreBothOnTheFront() {
        assertThat(ParetoFront.members(new double[][] {{1, 2}, {1, 2}}, LARGER, SMALLER))
                .containsExactly(true, true);
    }

    @Test
    void aThirdObjectiveSavesAPointThatTwoWouldDrop() {
        double[][] points = {{5, 10, 300}, {4, 11, 200}};
        assertThat(ParetoFront.members(points, LARGER, SMALLER, SMALLER)).containsExactly(true, true);
    }

    @Test
    void anUnknownValueIsNeverOnTheFrontAndDropsNobody() {
        double[][] points = {{Double.NaN, 1}, {2, 5}};
        assertThat(ParetoFront.members(points, LARGER, SMALLER)).containsExactly(false, true);
    }

    @Test
    void pointsOfAnotherLengthAreRefused() {
        assertThatThrownBy(() -> ParetoFront.members(new double[][] {{1}}, LARGER, SMALLER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("objectives of point 0 must number 2, were 1");
    }
}
