package timdnn.characterization.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.engine.StoredShifts;
import timdnn.characterization.store.CampaignStore;

/** What varies in a campaign, and what does not, on real ngspice. */
@Tag("slow")
class VariedCampaignIT {
    @TempDir
    static Path folder;

    /** Each transistor of the conducting pair has a draw of its own, and each sample other ones. */
    @Test
    void theTwoDevicesOfACellAreShiftedIndependently() throws IOException {
        String plan = TinyStudy.plan(3);
        TinyStudy.run(plan, folder.resolve("pair"), 1);
        try (CampaignStore store = CampaignStore.openForReading(folder.resolve("pair"))) {
            StoredShifts shifts = new StoredShifts(TinyStudy.study(plan), store);
            Map<String, Double> first = shifts.of("mismatch", "S1", 0);
            assertThat(first).hasSizeGreaterThanOrEqualTo(2);
            assertThat(new TreeSet<>(first.values())).hasSameSizeAs(first.keySet());
            assertThat(shifts.of("mismatch", "S1", 0)).isEqualTo(first);
            assertThat(shifts.of("mismatch", "S1", 1).values()).doesNotContainAnyElementsOf(first.values());
            StoredShifts other = new StoredShifts(TinyStudy.study(plan.replace("seed: 7", "seed: 8")), store);
            assertThat(other.of("mismatch", "S1", 0).values()).doesNotContainAnyElementsOf(first.values());
        }
    }

    @Test
    void aStudyInWhichNothingVariesSaysSo() {
        List<String> said = new ArrayList<>();
        String plan = TinyStudy.plan(2).replace("sigmaOverMu: 5 %", "sigmaOverMu: 0 %");
        try (CampaignStore store = CampaignStore.openForWriting(folder.resolve("still"))) {
            StudyRun.Result result =
                    StudyRun.run(TinyStudy.study(plan), plan, TinyStudy.NETLISTS, store, 1, new CampaignListener() {
                        @Override
                        public void finding(String sentence) {
                            said.add(sentence);
                        }
                    });
            assertThat(said).contains("nothing varies: every sigma is 0");
            assertThat(result.findings().requireColumn().states())
                    .allSatisfy(state -> assertThat(state.sigma_V().estimate()).isZero());
        }
    }
}
