package timdnn.characterization.rareerror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.characterization.sense.SenseFindings;
import timdnn.characterization.sense.comparator.TrimmedOffset;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.study.TinyStudy;

/** The model for states without a rare-event experiment. */
class PathTailTest {
    private static final SenseFindings SENSE = PathErrorsValidationTest.sense(PathErrorsValidationTest.offset());

    @Test
    void ofANormalBitlineItIsTheSameAsByImportanceSampling() {
        for (boolean below : new boolean[] {true, false}) {
            ErrorSide side = new ErrorSide(5, below);
            Estimate tail = new PathTail(SENSE, side.tap(), 5, 6e-3, 1000).beyond(below, 40e-3);
            var sampled = new PathErrors(TinyStudy.study(TinyStudy.plan(10)), SENSE)
                    .estimate(PathErrorsValidationTest.circuit(40e-3, 6e-3), side, 0.03, 4000)
                    .estimates()
                    .mean();
            assertThat(Math.abs(Math.log(tail.estimate() / sampled.probability())))
                    .isLessThan(4 * sampled.relativeError() + 0.01);
            assertThat(tail.low()).isLessThan(tail.estimate());
            assertThat(tail.high()).isGreaterThan(tail.estimate());
        }
    }

    @Test
    void comparatorsWithoutAnOffsetAreWrongInTheUpperBound() {
        TrimmedOffset known = PathErrorsValidationTest.offset();
        TrimmedOffset lost = new TrimmedOffset(known.before_V(), known.left_V(), known.shifts_V(), 20);
        double all = new PathTail(SENSE, 5, 5, 6e-3, 1000).beyond(true, 60e-3).high();
        double some = new PathTail(PathErrorsValidationTest.sense(lost), 5, 5, 6e-3, 1000)
                .beyond(true, 60e-3)
                .high();
        assertThat(all).isLessThan(1e-4);
        assertThat(some).isGreaterThan(20.0 / 2020 - 1e-9);
        assertThat(List.of(lost.unknown())).containsExactly(20.0 / 2020);
    }
}
