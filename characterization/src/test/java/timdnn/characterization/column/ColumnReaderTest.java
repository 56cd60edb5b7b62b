package timdnn.characterization.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.column.ColumnFindings.SenseState;
import timdnn.characterization.plan.Study;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.characterization.study.TinyStudy;

class ColumnReaderTest {
    private static final int SAMPLES = 200;

    @TempDir
    Path folder;

    /** Levels 0.1 V apart; S1 scatters by 10 mV, far from its thresholds. */
    private SenseState state(Study study, int failed) {
        String condition = study.condition();
        List<SampleRow> rows = new ArrayList<>();
        for (int n = 0; n <= 16; n++) {
            rows.add(new SampleRow(
                    "transfer", condition, BitlineState.name(n), 0, "v_bl", "V", 0.9 - 0.1 * n, SampleRow.OK));
        }
        for (int sample = 0; sample < SAMPLES; sample++) {
            boolean lost = sample < failed;
            rows.add(new SampleRow(
                    "mismatch",
                    condition,
                    "S1",
                    sample,
                    "v_bl",
                    "V",
                    lost ? Double.NaN : 0.8 + 0.01 * (sample % 2 == 0 ? 1 : -1),
                    lost ? "TIMED_OUT" : SampleRow.OK));
        }
        try (CampaignStore store = CampaignStore.openForWriting(folder.resolve(failed + study.name()))) {
            store.putBatch(rows, Map.of(), Map.of(), Map.of());
            return new ColumnReader(study, store).states().get(0);
        }
    }

    @Test
    void whatFailedMayHaveBeenWrong() {
        Study study = TinyStudy.study(TinyStudy.plan(SAMPLES));
        SenseState whole = state(study, 0);
        SenseState lossy = state(study, 6);
        assertThat(whole.counted().high())
                .isEqualTo(Estimate.probability(0, SAMPLES).high());
        assertThat(whole.tail().high()).isLessThan(1e-4);
        assertThat(lossy.failed()).isEqualTo(6);
        assertThat(lossy.counted().estimate()).isZero();
        assertThat(lossy.counted().high())
                .isEqualTo(Estimate.probability(6, SAMPLES).high());
        assertThat(lossy.tail().high()).isGreaterThan(6.0 / SAMPLES);
    }

    @Test
    void theSameHoldsForADesignOfDependentSamples() {
        String plan = TinyStudy.plan(SAMPLES)
                .replace("name: tiny", "name: pairs")
                .replace("states: 1..2", "states: 1..2\n  design: antithetic");
        SenseState lossy = state(TinyStudy.study(plan), 6);
        assertThat(lossy.counted().estimate()).isZero();
        assertThat(lossy.counted().high()).isGreaterThan(6.0 / SAMPLES);
        assertThat(lossy.counted().simulations()).isEqualTo(SAMPLES - 6);
    }
}
