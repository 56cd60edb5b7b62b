package timdnn.characterization.plan.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ValueRangeTest {
    @Test
    void stepsAndPointsHaveBothEnds() {
        assertThat(ValueRange.parse("0..0.3 step 0.1")).containsExactly("0.0", "0.1", "0.2", "0.3");
        assertThat(ValueRange.parse("1k..1meg points 4 log"))
                .containsExactly("1000.0", "10000.0", "100000.0", "1000000.0");
        assertThat(ValueRange.parse("{2*w}")).containsExactly("{2*w}");
    }

    @Test
    void aRangeOfTooManyValuesIsRefusedWithTheirNumber() {
        assertThatThrownBy(() -> ValueRange.parse("0..1 step 1e-12"))
                .hasMessageContaining("at most 1000000 values")
                .hasMessageContaining("1.00e+12");
        assertThatThrownBy(() -> ValueRange.parse("1..0 step 1")).hasMessageContaining("leads from one end");
    }
}
