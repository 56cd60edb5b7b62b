package timdnn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.lut.store.ConditionTables;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.lut.table.SenseLevels;

/** A plan of two supplies becomes one table file with both conditions, on real ngspice. */
@Tag("slow")
class FittedConditionsIT {
    private static final String PLAN = """
            schema: 1
            name: supplies
            seed: 1
            cell: one-hot
            models: hp32
            corner: {process: TT, vdd: 0.9 V, temperature: 27 degC}
            sweep:
              vdd: [0.9 V, 0.85 V]
            transient: {step: 5 ps, maxStep: 10 ps, stop: 260 ps}
            strobe: {fixed: 245 ps, states: 0..7}
            energy: {wordlineToPrecharge: 20 ps, recovery: 400 ps, heldOut: [3+2]}
            variation: {avt: 1.118 mV*um, devices: ["m.xn*", "m.xpre.*"]}
            mismatch: {samples: 12, states: 0..8}
            limits: {deadline: 60 s, failures: 1 %}
            """;

    @TempDir
    static Path folder;

    @Test
    void everyConditionHasTablesOfItsOwnAndTheNominalOneComesFirst() throws IOException {
        System.setProperty("timdnn.home", "..");
        try {
            Path plan = Files.writeString(folder.resolve("supplies.yaml"), PLAN);
            Path campaign = folder.resolve("campaign");
            assertThat(Main.run(new String[] {
                        "characterize", plan.toString(), "--out", campaign.toString(), "--workers", "2", "--json"
                    }))
                    .isZero();
            assertThat(Main.run(new String[] {"fit", campaign.toString()})).isZero();
            LutArtifact tables = LutFile.read(campaign.resolve("supplies.lut.json"));
            List<ConditionTables> conditions = tables.conditions();
            assertThat(conditions)
                    .extracting(condition -> condition.condition().vdd_V())
                    .containsExactly(0.9, 0.85);
            // At S0 a bitline stays at its supply but for what wordlines couple into it and what leaks; at S8 the lower
            // supply has discharged less of it.
            for (ConditionTables condition : conditions) {
                List<Double> levels = levels(condition);
                assertThat(condition.condition().vdd_V() - levels.get(0)).isBetween(-0.01, 0.02);
                assertThat(levels).isSortedAccordingTo(java.util.Comparator.reverseOrder());
                assertThat(condition.fitReport().entries()).allMatch(entry -> entry.heldOut() > 0);
            }
            assertThat(fall(conditions.get(1))).isLessThan(fall(conditions.get(0)));
        } finally {
            System.clearProperty("timdnn.home");
        }
    }

    private static List<Double> levels(ConditionTables condition) {
        return condition.column().senseLevels().levels().stream()
                .map(SenseLevels.Level::mean_V)
                .toList();
    }

    private static double fall(ConditionTables condition) {
        List<Double> levels = levels(condition);
        return levels.get(0) - levels.get(8);
    }
}
