package timdnn.characterization.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.access.AccessPlan;
import timdnn.characterization.column.EnergyPlan;
import timdnn.characterization.digital.DigitalPlan;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.engine.StoredStudy;
import timdnn.characterization.plan.MonteCarloPlan;
import timdnn.characterization.plan.Section;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.rareerror.SenseErrorPlan;
import timdnn.characterization.sense.SensePlan;
import timdnn.characterization.sram.SramPlan;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.strength.StrengthPlan;
import timdnn.input.InvalidInputException;

/** A study at its smallest: as many stages, as few simulations in them as are legal. */
class ThinStudyTest {
    @TempDir
    Path folder;

    private static Study plan(String name) {
        return StudyReader.read(Path.of("plans", name + ".yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quickstart", "access", "strength", "tpc-variants", "margins-pvt"})
    void stagesAndCircuitsStayWhatTheyAre(String name) {
        Study whole = plan(name);
        Study thin = whole.thin();
        assertThat(Stages.of(thin).stream().map(Object::getClass))
                .isEqualTo(Stages.of(whole).stream().map(Object::getClass).toList());
        assertThat(thin.circuit()).isEqualTo(whole.circuit());
        assertThat(thin.transient_()).isEqualTo(whole.transient_());
        assertThat(thin.strobe()).isEqualTo(whole.strobe());
        assertThat(thin.variation()).isEqualTo(whole.variation());
        assertThat(whole.isThin()).isFalse();
        assertThat(thin.isThin()).isTrue();
    }

    @Test
    void everySectionAsksForItsFewest() {
        Study thin = plan("access").thin();
        assertThat(thin.require(MonteCarloPlan.class).samples()).isEqualTo(2);
        assertThat(thin.require(MonteCarloPlan.class).lastState()).isEqualTo(10);
        assertThat(thin.require(SensePlan.class).samples()).isEqualTo(2);
        assertThat(thin.require(SensePlan.class).histograms()).hasSize(1);
        assertThat(thin.require(SramPlan.class).samples()).isEqualTo(2);
        assertThat(thin.require(AccessPlan.class).closure()).hasSize(1);
        assertThat(thin.require(EnergyPlan.class).states()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 16);
        assertThat(thin.require(EnergyPlan.class).heldOut()).hasSize(1);
        assertThat(thin.require(DigitalPlan.class).loads_F()).containsExactly(1e-15, 2e-15);
        SenseErrorPlan rare = thin.require(SenseErrorPlan.class);
        assertThat(rare.firstState()).isEqualTo(rare.lastState()).isEqualTo(8);
        assertThat(rare.maxSimulations()).isEqualTo(300);
        StrengthPlan strength = plan("strength").thin().require(StrengthPlan.class);
        assertThat(strength.samples()).isEqualTo(20);
        assertThat(strength.columns()).isEqualTo(2);
    }

    @Test
    void aDesignKeepsWhatItNeeds() {
        String text = TinyStudy.plan(64).replace("states: 1..2", "states: 1..2\n  design: latin-hypercube");
        assertThat(TinyStudy.study(text).thin().require(MonteCarloPlan.class).samples())
                .isEqualTo(32);
    }

    @Test
    void whatIsHeldOutOfTablesOfDigitalCellsLiesWhereItLiesInTheWholePlan() {
        DigitalPlan whole = plan("digital").require(DigitalPlan.class);
        DigitalPlan thin = whole.thin(ArrayGeometry.PAPER);
        assertThat(thin.heldOutLoad_F()).isEqualTo(whole.heldOutLoad_F());
        assertThat(thin.heldOutSlew_s()).isEqualTo(whole.heldOutSlew_s());
    }

    @Test
    void ofASweepTheFirstAndTheLastConditionStayAndOneOfSensePaths() {
        assertThat(plan("margins-pvt").thin().conditions().stream().map(Study::condition))
                .containsExactly("TT-0.8V--40C", "SF-1V-125C");
        assertThat(plan("tpc-variants").thin().conditions()).hasSize(2);
        assertThat(plan("sense-sizing").conditions()).hasSize(3);
        assertThat(plan("sense-sizing").thin().conditions().stream().map(Study::condition))
                .containsExactly("TT-0.9V-27C+w_in=1500n");
        assertThat(plan("quickstart").thin().conditions()).hasSize(1);
    }

    @Test
    void thinnerThanThinThereIsNot() {
        for (String name : List.of("access", "strength", "digital")) {
            Study thin = plan(name).thin();
            for (Section section : thin.sections().byKey().values()) {
                assertThat(section.thin(ArrayGeometry.PAPER))
                        .usingRecursiveComparison()
                        .isEqualTo(section);
            }
        }
    }

    @Test
    void aStoreKnowsThatItIsThinAndIsNotGoneOnWithWhole() {
        String text = TinyStudy.plan(40);
        Study whole = TinyStudy.study(text);
        try (CampaignStore store = CampaignStore.openForWriting(folder)) {
            store.putMeta("plan", text);
            assertThat(StoredStudy.read(store)).hasValue(whole);
            refused(store, text, whole.thin(), "was begun without --thin");
            store.putMeta("thin", "yes");
            assertThat(StoredStudy.read(store)).hasValue(whole.thin());
            refused(store, text, whole, "was begun with --thin");
        }
    }

    private static void refused(CampaignStore store, String text, Study study, String sentence) {
        assertThatThrownBy(() -> StudyRun.run(study, text, TinyStudy.NETLISTS, store, 1, CampaignListener.SILENT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(sentence);
    }
}
