package timdnn.characterization.strength;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.characterization.study.StudyRun;

/** The strength study at a reduced size, on real ngspice. */
@Tag("slow")
public class StrengthIT {
    private static final Path NETLISTS = Path.of("../netlists");
    private static final int CELLS = 40;
    private static final int COLUMNS = 12;

    @TempDir
    static Path folder;

    private static String plan;
    private static StudyRun.Result result;
    private static StrengthFindings strength;

    @BeforeAll
    static void run() throws IOException {
        plan = Files.readString(Path.of("plans/strength.yaml"))
                .replace("samples: 400", "samples: " + CELLS)
                .replace("mixed: [1+1, 2+3, 4+2, 3+6, 6+6, 8+8]", "mixed: [2+1, 5+4]")
                .replace("columns: 20", "columns: " + COLUMNS);
        result = run(plan);
        strength = result.findings().strength().orElseThrow();
    }

    private static StudyRun.Result run(String text) {
        Study study = StudyReader.parse(Path.of("strength.yaml"), text);
        try (CampaignStore store = CampaignStore.openForWriting(folder.resolve("store"))) {
            return StudyRun.run(study, text, NETLISTS, store, 1, CampaignListener.SILENT);
        }
    }

    @Test
    void everyPlannedSimulationRanAndNoneFailed() {
        // waveforms and transfer; cells along four paths; two grids of 153; columns of 2, 4, 5 cells and of two mixed
        // states; and the calibration of the reduced form
        int simulations = 17 + 17 + 4 * (1 + CELLS) + 2 * 153 + (3 + 2) * COLUMNS;
        try (CampaignStore store = CampaignStore.openForReading(folder.resolve("store"))) {
            long calibration = store.rows("calibration").stream()
                    .map(row -> row.state() + row.sample())
                    .distinct()
                    .count();
            assertThat(result.simulations()).isEqualTo(simulations + (int) calibration);
        }
        assertThat(result.failed()).isZero();
        assertThat(strength.prediction().columns()).isEqualTo(2 * COLUMNS);
    }

    @Test
    void theCellAloneIsStateOneOfTheColumn() {
        assertThat(strength.paths()).hasSize(4).allSatisfy(path -> assertThat(path.nominal())
                .isCloseTo(0, within(0.05e-3 / 0.11)));
        try (CampaignStore store = CampaignStore.openForReading(folder.resolve("store"))) {
            double cell = value(store.rows(StrengthBench.CELL), "W+1 I+1 nominal");
            double column = value(store.rows("transfer"), "S1");
            assertThat(cell).isCloseTo(column, within(1e-6));
        }
    }

    private static double value(List<SampleRow> rows, String state) {
        return rows.stream()
                .filter(row -> row.state().equals(state) && row.measure().equals("v_bl"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void strengthFallsWithTheThresholdsOfThePathAndWithNothingElse() {
        Estimate access = strength.strength().linear_perV().get(0);
        Estimate storage = strength.strength().linear_perV().get(1);
        assertThat(strength.devices()).containsExactly("acc", "sto");
        assertThat(access.estimate()).isCloseTo(-1.84, within(0.02));
        assertThat(storage.estimate()).isCloseTo(-0.94, within(0.02));
        assertThat(strength.fitRms().estimate()).isLessThan(1e-3);
        // First order: sigma(epsilon) = sigma(V_T)·√(a² + b²) with sigma(V_T) = 24.7 mV.
        double expected = 24.7e-3 * Math.hypot(access.estimate(), storage.estimate());
        assertThat(strength.paths()).allSatisfy(path -> assertThat(expected)
                .isBetween(0.9 * path.sigma().low(), 1.1 * path.sigma().high()));
    }

    @Test
    void pathsOfTheOneHotCellAreIndependent() {
        for (int path = 0; path < 4; path++) {
            assertThat(strength.correlation().get(path).get(path).estimate()).isCloseTo(1, within(1e-12));
            for (int other = 0; other < path; other++) {
                // 4 standard errors of 40 cells.
                assertThat(strength.correlation().get(path).get(other).estimate())
                        .isCloseTo(0, within(4 / Math.sqrt(CELLS - 3.0)));
            }
        }
    }

    @Test
    void columnsOfBothProductsArePredictedWithinAMillivolt() {
        assertThat(strength.prediction().mixed()).hasSize(2);
        assertThat(strength.prediction().rms_V().estimate()).isBetween(10e-6, StrengthFindings.LIMIT_V);
        assertThat(strength.passed()).isTrue();
        assertThat(strength.prediction().rms_V().simulations()).isEqualTo(2L * 2 * COLUMNS);
    }

    @Test
    void strengthsRefinedByStatePredictFreshColumnsBetter() {
        assertThat(strength.refinements()).hasSize(3);
        assertThat(strength.refined()).hasValueSatisfying(refined -> {
            assertThat(refined.columns()).isEqualTo(2 * COLUMNS);
            assertThat(refined.rms_V().estimate())
                    .isLessThan(0.7 * strength.prediction().rms_V().estimate());
        });
    }

    @Test
    void rowsOfTheOppositeProductLoadTheBitlineAsDrivenZerosDo() {
        assertThat(strength.oppositeAgainstDriven_V()).isLessThan(0.5e-3);
        assertThat(strength.driven().nonlinearity_V()).isLessThan(0.1e-3);
        assertThat(strength.driven().perRow_V().get(0)).isNegative();
        assertThat(strength.driven().perRow_V().get(8)).isPositive();
    }

    @Test
    void aFinishedStudyFindsTheSameFromItsStoreAlone() {
        StudyRun.Result again = run(plan);
        assertThat(again.simulatedNow()).isZero();
        assertThat(again.findings()).isEqualTo(result.findings());
    }
}
