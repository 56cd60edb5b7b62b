package timdnn.characterization.reduction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import timdnn.characterization.reduction.ReductionProof.Guarded;

class ReductionProofTest {
    @Test
    void aGuardedSampleSaysItsVoltageOrWhyThereIsNone() {
        Guarded differs = new Guarded("mismatch", "S3", 7, 0.4501234, 0.4498, "ok");
        assertThat(differs.reduced()).isEqualTo("450.123 mV");
        assertThat(differs.full()).isEqualTo("449.800 mV");
        Guarded late = new Guarded("mismatch", "S3", 7, 0.45, Double.NaN, "TIMED_OUT");
        assertThat(late.full()).isEqualTo("a simulation that failed (TIMED_OUT)");
        assertThat(late.difference_V()).isNaN();
        assertThat(new Guarded("mismatch", "S3", 7, Double.NaN, 0.45, "ok").reduced())
                .isEqualTo("a simulation that failed");
    }
}
