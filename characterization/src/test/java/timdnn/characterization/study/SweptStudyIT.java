package timdnn.characterization.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.engine.StandAloneDeck;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;

/** The design-space plan at a reduced size, on real ngspice. */
@Tag("slow")
class SweptStudyIT {
    private static final String WIDE = "TT-0.9V-27C+245ps+w_acc=96n";
    private static final String NARROW = "TT-0.9V-27C+245ps+w_acc=64n";

    @TempDir
    static Path folder;

    private static String plan;
    private static StudyRun.Result result;

    @BeforeAll
    static void run() throws IOException {
        plan = Files.readString(Path.of("plans/vdd-strobe-design-space.yaml"))
                .replace("vdd: [0.8 V, 0.9 V, 1.0 V]", "vdd: [0.9 V]")
                .replace("strobe: [180 ps, 245 ps]", "strobe: [245 ps]")
                .replace("samples: 40", "samples: 4")
                .replace("states: 4..8", "states: 4..5")
                .replace("states: 0..8", "states: 0..4");
        result = TinyStudy.run(plan, folder, 1);
    }

    @Test
    void thePlanHasTwelveConditionsWhoseNamesSayWhatWasSwept() throws IOException {
        Study whole = TinyStudy.study(Files.readString(Path.of("plans/vdd-strobe-design-space.yaml")));
        assertThat(whole.conditions()).hasSize(12);
        assertThat(whole.conditions().get(0).condition()).isEqualTo("TT-0.8V-27C+180ps+w_acc=64n");
        assertThat(whole.conditions().get(11).condition()).isEqualTo("TT-1V-27C+245ps+w_acc=96n");
    }

    @Test
    void eachConditionIsFoundUnderItsName() {
        assertThat(result.conditions()).extracting(ConditionFindings::condition).containsExactly(NARROW, WIDE);
        assertThat(result.conditions()).allSatisfy(findings -> {
            assertThat(findings.requireColumn().strobe_s()).isEqualTo(245e-12);
            assertThat(findings.requireColumn().states())
                    .extracting(ColumnFindings.SenseState::n)
                    .containsExactly(4, 5);
            assertThat(findings.requireColumn().transistors()).hasValue(20);
        });
        // 17 waveforms, 17 levels, 9 accesses, 5 capacitances, 2 states of 4 samples, twice
        assertThat(result.simulations()).isEqualTo(2 * (17 + 17 + 9 + 5 + 8));
        assertThat(result.failed()).isZero();
    }

    @Test
    void aWiderAccessDeviceDischargesFurtherAndCostsMore() {
        List<SweepPoint> points = SweepPoint.of(TinyStudy.study(plan), result.conditions());
        assertThat(result.conditions().get(1).requireColumn().levels_V().get(4))
                .isLessThan(
                        result.conditions().get(0).requireColumn().levels_V().get(4));
        assertThat(points.get(1).access().orElseThrow().total_J())
                .isGreaterThan(points.get(0).access().orElseThrow().total_J());
        assertThat(points).anyMatch(SweepPoint::pareto);
        assertThat(points.get(0).time_s()).isBetween(300e-12, 700e-12);
        assertThat(points.get(0).margin().orElseThrow().sigmas().estimate()).isPositive();
    }

    @Test
    void drawsOfTwoConditionsAreSeparate() {
        // A precharge device is the same in both: with shared draws its shift would be, too.
        String narrow = shift(NARROW);
        assertThat(narrow).startsWith("alter @m.xpre.xp1.m[delvto] = ").isEqualTo(shift(NARROW));
        assertThat(shift(WIDE)).startsWith("alter @m.xpre.xp1.m[delvto] = ").isNotEqualTo(narrow);
    }

    private static String shift(String condition) {
        try (CampaignStore store = CampaignStore.openForReading(folder)) {
            return StandAloneDeck.of(store, condition, "mismatch", "S4", 3)
                    .lines()
                    .filter(line -> line.startsWith("alter @m.xpre.xp1.m[delvto]"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aDeckOfASecondConditionHasItsWidth() {
        try (CampaignStore store = CampaignStore.openForReading(folder)) {
            assertThat(StandAloneDeck.of(store, WIDE, "mismatch", "S4", 3))
                    .containsPattern("w_acc=9\\.6e-0?8|w_acc=96n");
        }
    }

    @Test
    void aSecondRunSimulatesNothingAndFindsTheSame() {
        StudyRun.Result again = TinyStudy.run(plan, folder, 1);
        assertThat(again.simulatedNow()).isZero();
        assertThat(again.conditions()).isEqualTo(result.conditions());
    }
}
