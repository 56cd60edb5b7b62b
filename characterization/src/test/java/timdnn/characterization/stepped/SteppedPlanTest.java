package timdnn.characterization.stepped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.input.InvalidInputException;

class SteppedPlanTest {
    private static final Path PLAN = Path.of("plans/access-stepped.yaml");
    private static final String TEXT = StudyReader.text(PLAN);

    private static void refused(String text, String sentence) {
        assertThatThrownBy(() -> StudyReader.parse(PLAN, text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("access-stepped.yaml")
                .hasMessageContaining(sentence);
    }

    @Test
    void thePlanThatShipsHasAPulseStorageAndAWire() {
        Study study = StudyReader.parse(PLAN, TEXT);
        assertThat(study.strobe().orElseThrow().pulse_s()).hasValue(120e-12);
        assertThat(study.circuit().storage()).contains("lp32");
        assertThat(study.require(SteppedPlan.class).wordline())
                .isEqualTo(new WireSection(120e-9, 220e-9, 132e-9, 220e-9, 2.7));
    }

    @Test
    void aStepIsTakenByAllWhoseCountIsAtLeastOneLess() {
        SteppedPlan plan = StudyReader.parse(PLAN, TEXT).require(SteppedPlan.class);
        assertThat(plan.working(1)).isEqualTo(1);
        assertThat(plan.working(2)).isEqualTo(1 - plan.histogram().orElseThrow().share(0, 8));
        for (int step = 2; step <= SteppedStates.STEPS; step++) {
            assertThat(plan.working(step)).isLessThanOrEqualTo(plan.working(step - 1));
        }
    }

    @Test
    void aThinPlanHasFewComparatorsAndOneWholeAccess() {
        SteppedPlan thin =
                StudyReader.parse(PLAN, TEXT).require(SteppedPlan.class).thin(ArrayGeometry.PAPER);
        assertThat(thin.samples()).isEqualTo(2);
        assertThat(thin.closure()).hasSize(1);
    }

    @Test
    void aSteppedAccessWithoutAPulseIsRefused() {
        refused(TEXT.replace("  pulse: 120 ps\n", ""), "strobe.pulse is missing: stepped needs a wordline pulse");
    }

    @Test
    void aPulseLongerThanTheStrobeIsRefused() {
        refused(TEXT.replace("pulse: 120 ps", "pulse: 166 ps"), "strobe.pulse must be from 1 ps to strobe.fixed");
    }

    @Test
    void storageOfUnknownCardsIsRefused() {
        refused(TEXT.replace("storage: lp32 ", "storage: lp45 "), "storage");
    }

    @Test
    void aWireNarrowerThanAnyProcessIsRefused() {
        refused(TEXT.replace("width: 120 nm", "width: 2 nm"), "stepped.wordline.width must be from 20 nm to 10 um");
    }

    @Test
    void aSpreadWithoutAHistogramIsRefused() {
        refused(
                TEXT.replaceAll("  histogram: histograms/mnist-cnn.json[^\n]*\n", ""),
                "stepped.senseSigma has no meaning without histogram");
    }

    @Test
    void sectionsWithColumnsOfTheirOwnAreRefusedBesideAPulse() {
        refused(
                TEXT + "\nreduction:\n  bound: 0.5 mV\n  guard: 1 %\n",
                "strobe.pulse has no meaning to reduction, whose wordlines stay up");
    }
}
