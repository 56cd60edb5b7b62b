package timdnn.characterization.reduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.reduction.ReductionProof.Guarded;
import timdnn.characterization.statistics.ToleranceLimit;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;

@SuppressWarnings("MemberName") // suffixes are units
class ReductionProofTest {
    @TempDir
    Path folder;

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

    private static final int SAMPLES = 24;

    /** Ten states that scatter by 0.02 mV, and S7 by another value. */
    private ReductionFindings judged(double spread_V) {
        List<SampleRow> rows = new ArrayList<>();
        for (int n = 0; n <= 10; n++) {
            String state = "S" + n;
            rows.add(row(state + BitlineBench.ON_BITLINE + BitlineBench.NOMINAL, 0, 0.5));
            rows.add(row(state + BitlineBench.ON_COLUMN + BitlineBench.NOMINAL, 0, 0.5));
            for (int sample = 0; sample < SAMPLES; sample++) {
                double difference = (n == 7 ? spread_V : 0.02e-3) * (sample % 2 == 0 ? 1 : -1);
                rows.add(row(state + BitlineBench.ON_COLUMN, sample, 0.5));
                rows.add(row(state + BitlineBench.ON_BITLINE, sample, 0.5 + difference));
            }
        }
        try (CampaignStore store = CampaignStore.openForWriting(folder.resolve("at" + spread_V))) {
            store.putBatch(rows, Map.of(), Map.of(), Map.of());
            return ReductionProof.of(
                    store, "TT", new ReductionPlan(0.5e-3, SAMPLES, 0.01), new BitlineForm(0.9, 1e-12));
        }
    }

    private static SampleRow row(String state, int sample, double voltage_V) {
        return new SampleRow(BitlineBench.PROOF, "TT", state, sample, "v_bl", "V", voltage_V, SampleRow.OK);
    }

    /** Pooled with ten quiet states, 0.2 mV would look like 0.06 mV and pass. */
    @Test
    void aStateIsJudgedByItsOwnSpread() {
        ReductionFindings wide = judged(0.2e-3);
        assertThat(wide.spread_V()).isLessThan(0.07e-3);
        assertThat(wide.states())
                .filteredOn(state -> !state.accepted())
                .extracting(ReductionFindings.State::n)
                .containsExactly(7);
        assertThat(judged(0.1e-3).states()).allMatch(ReductionFindings.State::accepted);
    }

    @Test
    void limitsAllowForAllStatesOfThePlan() {
        ReductionFindings.State one = judged(0.1e-3).states().get(7);
        assertThat(one.limit_V())
                .isCloseTo(ToleranceLimit.factor(SAMPLES, 0.99, 0.95, 11) * one.spread_V(), within(1e-12));
        assertThat(one.limit_V()).isGreaterThan(1.1 * ToleranceLimit.factor(SAMPLES, 0.99, 0.95, 1) * one.spread_V());
    }

    /** A proof that was interrupted. */
    @Test
    void aStateWithoutTwoPairsIsNotJudged() {
        try (CampaignStore store = CampaignStore.openForWriting(folder.resolve("begun"))) {
            store.putBatch(List.of(row("S1 bitline", 0, 0.5)), Map.of(), Map.of(), Map.of());
            assertThat(ReductionProof.of(
                                    store, "TT", new ReductionPlan(0.5e-3, SAMPLES, 0.01), new BitlineForm(0.9, 1e-12))
                            .states())
                    .isEmpty();
        }
    }
}
