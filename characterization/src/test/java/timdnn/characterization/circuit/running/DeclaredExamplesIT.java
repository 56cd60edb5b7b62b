package timdnn.characterization.circuit.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import timdnn.characterization.circuit.finding.CircuitFindings;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.study.ConditionFindings;
import timdnn.characterization.study.StudyRun;

/** Every shipped example runs, at its smallest, and gives every number that it asks for. */
@Tag("slow")
class DeclaredExamplesIT {
    private static final Path EXAMPLES = Path.of("plans/examples");

    @TempDir
    private Path folder;

    static List<Path> plans() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.sorted().toList();
        }
    }

    @Test
    void thereAreNineExamples() throws IOException {
        assertThat(plans()).hasSize(9);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void anExampleRunsThinAndGivesAllItsNumbers(Path plan) {
        String text = StudyReader.text(plan);
        Study study = StudyReader.parse(plan, text).thin();
        assertThat(CircuitCheck.of(study, plan, text).problems()).isEmpty();
        try (CampaignStore store = CampaignStore.openForWriting(folder.resolve("store"))) {
            StudyRun.Result result =
                    StudyRun.run(study, text, Path.of("../netlists"), store, 1, CampaignListener.SILENT);
            assertThat(result.failed()).isZero();
            for (ConditionFindings condition : result.conditions()) {
                CircuitFindings circuit = condition.circuit().orElseThrow();
                assertThat(circuit.measures()).isNotEmpty().allSatisfy(measure -> {
                    assertThat(measure.nominal()).as(measure.name()).isFinite();
                    assertThat(measure.failed()).as(measure.name()).isZero();
                });
                assertThat(circuit.specs())
                        .allSatisfy(spec ->
                                assertThat(spec.passes()).as(spec.name()).isTrue());
                assertThat(circuit.tables())
                        .allSatisfy(table ->
                                assertThat(table.values()).as(table.name()).doesNotContain(Double.NaN));
            }
        }
    }
}
