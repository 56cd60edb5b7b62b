package timdnn.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.column.ColumnFindings.AccessEnergyPoint;
import timdnn.characterization.column.ColumnFindings.SenseState;
import timdnn.characterization.column.StrobeReach;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.rareerror.SenseErrorFindings;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.study.ConditionFindings;
import timdnn.characterization.study.StudyRun;

class SweepTableTest {
    private static final Path PLAN = Path.of("../characterization/plans/vdd-strobe-design-space.yaml");
    private static final Study STUDY = StudyReader.parse(PLAN, StudyReader.text(PLAN));

    /** As cheap as it is good: 100 mV margins, σ of 10 mV in S4, 40 fJ. */
    private static final ConditionFindings GOOD = found(0, 0.1, 0.01, 40e-15);

    /** Worse in everything. */
    private static final ConditionFindings BEATEN = found(1, 0.08, 0.02, 50e-15);

    @Test
    void everyConditionIsALineInItsUnitsAndTheFrontIsMarked() {
        List<String> lines = SweepTable.of(STUDY, List.of(GOOD, BEATEN));
        assertThat(lines).hasSize(2 + 2 + 2);
        assertThat(lines.get(2).split(" +", -1))
                .containsSubsequence("*", GOOD.condition(), "180.0", "100.0", "100.0", "S4", "10.0", "[9.0,", "11.0]")
                .containsSubsequence("S4", "5.0", "[4.5,", "5.6]", "S4", "1.0e-06")
                .containsSubsequence("40.00", "2.000", "180", "6");
        assertThat(lines.get(3)).startsWith(" ").contains(BEATEN.condition(), "80.0", "20.0 [18.0, 22.0]", "50.00");
    }

    @Test
    void whatWasNotSimulatedIsADash() {
        ConditionFindings bare = new ConditionFindings(
                GOOD.condition(),
                Optional.of(new ColumnFindings(
                        180e-12,
                        StrobeReach.REACHED,
                        0.1,
                        GOOD.requireColumn().levels_V(),
                        GOOD.requireColumn().thresholds_V(),
                        List.of(),
                        List.of(),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        OptionalInt.empty())),
                Optional.empty(),
                new SenseErrorFindings(List.of(), List.of(), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(SweepTable.of(STUDY, List.of(bare)).get(2).replaceAll(" +", " "))
                .endsWith("100.0 100.0 - - - - - 180 -");
    }

    @Test
    void theDocumentHasTheSameFigures() {
        Characterized done = new Characterized(
                STUDY,
                Path.of("out"),
                new StudyRun.Result(List.of(GOOD, BEATEN), 80, 0, 0),
                List.of(Optional.empty(), Optional.empty()),
                List.of(Optional.empty(), Optional.empty()),
                1,
                1);
        List<?> conditions = (List<?>) FindingsDocument.of(done).get("conditions");
        assertThat(conditions).hasSize(2);
        @SuppressWarnings("unchecked")
        Map<String, Object> first = (Map<String, Object>) conditions.get(0);
        assertThat(first)
                .containsEntry("condition", GOOD.condition())
                .containsEntry("corner", "TT-0.8V-27C")
                .containsEntry("pareto", true)
                .containsEntry("vdd_V", 0.8)
                .containsEntry("accessTime_s", 180e-12)
                .containsEntry("cellTransistors", 6)
                .containsKeys("strobe_s", "margins", "states", "energy");
        assertThat(first.get("halfMarginInSigmas").toString()).contains("n=4", "estimate=4.99", "simulations=40");
        @SuppressWarnings("unchecked")
        Map<String, Object> second = (Map<String, Object>) conditions.get(1);
        assertThat(second).containsEntry("pareto", false);
    }

    private static ConditionFindings found(int condition, double margin_V, double sigma_V, double energy_J) {
        List<Double> levels =
                IntStream.rangeClosed(0, 16).mapToObj(n -> 2 - n * margin_V).toList();
        Estimate none = new Estimate(0, 0, 0, 40);
        Estimate tail = new Estimate(1e-6, 1e-7, 1e-5, 40);
        SenseState state = new SenseState(
                4,
                new Estimate(levels.get(4), levels.get(4), levels.get(4), 40),
                new Estimate(sigma_V, 0.9 * sigma_V, 1.1 * sigma_V, 40),
                List.of(0, 0, 0, 0, 40, 0, 0, 0, 0),
                none,
                tail,
                5e-7,
                5e-7,
                List.of(0, 1),
                List.of(levels.get(4), levels.get(4)),
                0);
        return new ConditionFindings(
                STUDY.conditions().get(condition).condition(),
                Optional.of(new ColumnFindings(
                        180e-12,
                        StrobeReach.REACHED,
                        margin_V,
                        levels,
                        IntStream.range(0, 8)
                                .mapToObj(n -> levels.get(n) - margin_V / 2)
                                .toList(),
                        List.of(state),
                        List.of(new AccessEnergyPoint(
                                4, 0, 0.1 * energy_J, 0.1 * energy_J, 0.75 * energy_J, 0.05 * energy_J, 600e-12)),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        OptionalInt.of(6))),
                Optional.empty(),
                new SenseErrorFindings(List.of(), List.of(), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
