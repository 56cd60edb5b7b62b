package timdnn.characterization.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeCountsTest {
    private static final OutcomeCounts COUNTS =
            new OutcomeCounts(Map.of(SampleRow.OK, 97, "NOT_CONVERGED", 2, "TIMED_OUT", 1));

    @Test
    void failuresAreCountedByKind() {
        assertThat(COUNTS.simulations()).isEqualTo(100);
        assertThat(COUNTS.failed()).isEqualTo(3);
        assertThat(COUNTS.failures()).containsOnly(Map.entry("NOT_CONVERGED", 2), Map.entry("TIMED_OUT", 1));
    }
}
