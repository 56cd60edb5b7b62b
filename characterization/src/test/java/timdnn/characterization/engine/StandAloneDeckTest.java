package timdnn.characterization.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.characterization.store.StoredBench;
import timdnn.characterization.store.StoredNetlist;
import timdnn.characterization.study.TinyStudy;

class StandAloneDeckTest {
    @TempDir
    Path folder;

    private String deck(String condition, String circuit) {
        try (CampaignStore store = CampaignStore.openForWriting(folder)) {
            store.putMeta("plan", TinyStudy.plan(2));
            store.putMeta("ngspice", "39");
            store.putFact("t_wlr", condition, "7.685e-12");
            store.putFact(StandAloneDeck.WITHOUT_CALIBRATION, condition, "The full column holds.");
            store.circuits().putNetlist("c0ffee", new StoredNetlist(circuit, ""));
            store.circuits()
                    .putBench(
                            "calibration",
                            condition,
                            "S1",
                            new StoredBench(
                                    "c0ffee", "tran 1.2e-11 2e-10 0 1.2e-11", ".meas tran v_bl find v(bl) at=1p", ""));
            store.putBatch(
                    List.of(new SampleRow("calibration", condition, "S1", 0, "v_bl", "V", 0.5, SampleRow.OK)),
                    Map.of(),
                    Map.of(),
                    Map.of());
            return StandAloneDeck.of(store, "calibration", "S1", 0);
        }
    }

    private static String condition() {
        return TinyStudy.study(TinyStudy.plan(2)).condition();
    }

    @Test
    void aDeckWithACalibratedParameterSaysWithWhatItHolds() {
        assertThat(deck(condition(), "* bitline\n.param t_wlr=7.685e-12\nr1 bl 0 {t_wlr}"))
                .contains("* its numbers are those of ngspice 39 with \"tran 1.2e-11 2e-10 0 1.2e-11\"\n")
                .contains("* t_wlr was calibrated with this version and this step")
                .contains("The full column holds.")
                .containsPattern("(?s)\\.control\n.*version 39\n.*\\.endc");
    }

    @Test
    void aDeckWithoutOneHoldsWithAnyVersionAndNamesTheCampaigns() {
        assertThat(deck(condition(), "* column\nr1 bl 0 1k"))
                .contains("* its numbers are those of ngspice 39")
                .doesNotContain("calibrated");
    }
}
