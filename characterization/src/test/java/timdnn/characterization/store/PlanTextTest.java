package timdnn.characterization.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import timdnn.input.InvalidInputException;

class PlanTextTest {
    private static final Path STORE = Path.of("campaign.sqlite");
    private static final String PLAN = "seed: 1\nmismatch:\n  samples: 200   # a state\n  states: 0..8\n";

    private static boolean more(String before, String now) {
        return PlanText.requireSameOrMore(STORE, before, now);
    }

    private static void refused(String now, String... parts) {
        assertThatThrownBy(() -> more(PLAN, now))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void theSamePlanAndMoreSamplesAreAccepted() {
        assertThat(more(PLAN, PLAN)).isFalse();
        assertThat(more(PLAN, PLAN.replace("200", "1000"))).isTrue();
        assertThat(more("mismatch: {samples: 9, states: 0..8}", "mismatch: {samples: 10, states: 0..8}"))
                .isTrue();
    }

    @Test
    void fewerSamplesAreRefused() {
        refused(PLAN.replace("200", "199"), "at least 200", "is 199 in line 3");
    }

    @Test
    void anyOtherDifferenceIsRefusedWithItsLine() {
        refused(PLAN.replace("seed: 1", "seed: 2"), "line 1", "seed: 1", "seed: 2");
        refused(PLAN.replace("200", "1000").replace("0..8", "0..9"), "line 4", "states: 0..9");
        refused(PLAN.replace("# a state", "# each"), "line 3");
        refused(PLAN.replace("samples: 200", "samples: 200.5"), "line 3");
        refused(PLAN.replace("samples", "resamples"), "line 3");
        refused(PLAN + "\n", "line 5");
        refused(PLAN.replace("\n", "\r\n"), "white space");
    }
}
