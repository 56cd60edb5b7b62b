package timdnn.cosim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoopResultTest {
    private static final LoopResult RESULT = new LoopResult(
            List.of(
                    new LoopResult.Image(0, 1, List.of(0f, 5f), List.of(1f, 5f), List.of(1f, 4f)),
                    new LoopResult.Image(1, 0, List.of(7f, 2f), List.of(3f, 2f), List.of(2f, 3f))),
            40,
            30,
            0,
            80,
            78);

    @Test
    void imagesAreCountedByTheClassOfTheirLargestLogit() {
        assertThat(RESULT.rightExact()).isEqualTo(2);
        assertThat(RESULT.rightByTables()).isEqualTo(2);
        assertThat(RESULT.rightSimulated()).isEqualTo(1);
        assertThat(RESULT.classesAlike()).isEqualTo(1);
    }

    @Test
    void logitsAreComparedWithThoseOfTheTables() {
        assertThat(RESULT.largestLogitDifference()).isEqualTo(1);
        assertThat(RESULT.largestLogit()).isEqualTo(5);
        assertThat(RESULT.codesAlike().estimate()).isEqualTo(78.0 / 80);
    }

    @Test
    void ofEqualLogitsTheFirstIsChosen() {
        assertThat(LoopResult.Image.chosen(List.of(1f, 3f, 3f))).isEqualTo(1);
    }
}
