package timdnn.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StateOrderTest {
    @Test
    void statesAreOrderedByNumber() {
        assertThat(List.of("S10", "S2", "n2 k10", "n2 k1", "S1").stream().sorted(new StateOrder()))
                .containsExactly("S1", "S2", "S10", "n2 k1", "n2 k10");
    }
}
