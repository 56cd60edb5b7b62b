package timdnn.characterization.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.column.LevelStage;
import timdnn.characterization.column.StrobeReach;
import timdnn.characterization.engine.Campaign;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.engine.Shard;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.plan.PlanComplaint;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.store.CampaignStore;

class StrobeOutOfReachIT {
    @TempDir
    Path folder;

    private static String plan(String strobe, String rest) {
        return TinyStudy.plan(2)
                .replace("targetMargin: 96 mV", strobe)
                .replaceAll("(?s)mismatch:.*?limits", rest + "limits");
    }

    @Test
    void aTargetThatTheWaveformsEndBeforeIsRefusedWithWhatThereIs() {
        String plan = plan("targetMargin: 200 mV", "").replace("stop: 280 ps", "stop: 100 ps");
        Path out = folder.resolve("refused");
        assertThatThrownBy(() -> TinyStudy.run(plan, out, 1))
                .isInstanceOf(PlanComplaint.class)
                .hasMessageMatching(
                        "strobe\\.targetMargin of 200 mV is out of reach under TT-0\\.9V-27C: the mean margin of S0 "
                                + "to S7 is at most [1-9][0-9.]* mV, at 100\\.0 ps, where the waveforms end .*; make transient\\.stop "
                                + "longer or ask for less, or accept it with strobe\\.outOfReach: accept");
    }

    @Test
    void whatIsAcceptedIsMarked() {
        String plan = plan("targetMargin: 200 mV, outOfReach: accept", "").replace("stop: 280 ps", "stop: 100 ps");
        ColumnFindings found =
                TinyStudy.run(plan, folder.resolve("accepted"), 1).findings().requireColumn();
        assertThat(found.strobeReach()).isEqualTo(StrobeReach.END_OF_WAVEFORMS);
        assertThat(found.strobe_s()).isEqualTo(100e-12);
    }

    /** Nothing has discharged 1 ps after the edge, which no plan can accept as a margin. */
    @Test
    void noMarginAtAllIsRefusedWhateverThePlanAccepts() {
        String plan = plan("targetMargin: 96 mV, outOfReach: accept", "").replace("stop: 280 ps", "stop: 10 ps");
        assertThatThrownBy(() -> TinyStudy.run(plan, folder.resolve("none"), 1))
                .isInstanceOf(PlanComplaint.class)
                .hasMessageContaining("longer or ask for less")
                .hasMessageNotContaining("accept");
    }

    /** The second condition is the one that misses: nothing but waveforms is simulated before that is said. */
    @Test
    void aSweepIsRefusedBeforeItsFirstConditionRuns() {
        String plan = plan("targetMargin: 96 mV", "sweep: {vdd: [0.9 V, 0.6 V]}\n");
        Path out = folder.resolve("swept");
        assertThatThrownBy(() -> TinyStudy.run(plan, out, 1))
                .isInstanceOf(PlanComplaint.class)
                .hasMessageContaining("under TT-0.6V-27C");
        assertThat(TinyStudy.rows(out)).extracting(row -> row.experiment()).containsOnly(ColumnBench.WAVEFORM);
    }

    @Test
    @Tag("slow")
    void everyShippedPlanReachesItsTargetUnderAllConditions() throws IOException {
        List<Path> plans;
        try (Stream<Path> files = Files.list(Path.of("plans"))) {
            plans = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
        Set<String> seen = new HashSet<>();
        int targets = 0;
        for (Path plan : plans) {
            Study study = StudyReader.read(plan);
            for (Study condition : study.conditions()) {
                if (condition
                        .strobe()
                        .filter(strobe -> strobe.fixed_s().isEmpty())
                        .isEmpty()) {
                    continue;
                }
                targets++;
                String circuit = new ColumnBench(condition, TinyStudy.NETLISTS)
                        .waveforms()
                        .get(0)
                        .netlist()
                        .sha256();
                if (seen.add(circuit + condition.transient_() + condition.strobe())) {
                    check(condition, StudyReader.text(plan), folder.resolve("plan" + targets));
                }
            }
        }
        assertThat(targets).isGreaterThanOrEqualTo(14);
    }

    private static void check(Study condition, String text, Path out) {
        try (CampaignStore store = CampaignStore.openForWriting(out);
                Campaign campaign = new Campaign(condition, text, store, Shard.WHOLE, 1, CampaignListener.SILENT)) {
            campaign.under(condition);
            new LevelStage()
                    .check(new StageContext(
                            condition, TinyStudy.NETLISTS, store, campaign, Shard.WHOLE, CampaignListener.SILENT));
        }
    }
}
