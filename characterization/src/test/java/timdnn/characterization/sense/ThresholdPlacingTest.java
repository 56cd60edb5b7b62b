package timdnn.characterization.sense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import timdnn.characterization.column.ColumnFindings.SenseState;
import timdnn.characterization.statistics.Estimate;
import timdnn.input.InvalidInputException;

class ThresholdPlacingTest {
    private static SenseState state(int n) {
        Estimate some = new Estimate(0.9 - 0.05 * n, 0, 1, 10);
        return new SenseState(n, some, some, List.of(), some, some, 0, 0, List.of(), List.of(), 0);
    }

    @Test
    void statesAreLookedUpByTheirCountAndNotByTheirPlace() {
        List<SenseState> shuffled = IntStream.of(10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)
                .mapToObj(ThresholdPlacingTest::state)
                .toList();
        assertThat(ThresholdPlacing.byCount(shuffled, 8))
                .extracting(SenseState::n)
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void aPlanWithoutOneOfThemIsToldWhich() {
        List<SenseState> late = IntStream.rangeClosed(1, 10)
                .mapToObj(ThresholdPlacingTest::state)
                .toList();
        assertThatThrownBy(() -> ThresholdPlacing.byCount(late, 8))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "mismatch.states must have all of S0 to S8 where sense.histogram places thresholds, has no S0");
    }
}
