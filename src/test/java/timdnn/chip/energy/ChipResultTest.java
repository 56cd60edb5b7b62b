package timdnn.chip.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.chip.Interval;
import timdnn.chip.schedule.Action;
import timdnn.lut.table.AccessEnergy;

class ChipResultTest {
    private static final ChipResult RESULT = ChipRuns.run(ChipRuns.network("alexnet", 1), ChipRuns.design("tim16"), 1);

    @Test
    void partsAddUpByEveryKey() {
        double all = RESULT.run_J().nominal();
        for (List<Interval> sums : List.of(
                List.copyOf(RESULT.energyBy(BreakdownRow::layer).values()),
                List.copyOf(RESULT.energyBy(BreakdownRow::component).values()),
                List.copyOf(RESULT.energyBy(BreakdownRow::action).values()))) {
            assertThat(sums.stream().mapToDouble(Interval::estimate).sum() / all)
                    .isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void powerTimesTimeIsEnergyAndNoLayerIsAboveThePeak() {
        assertThat(RESULT.power_W().nominal()
                        * RESULT.latency_s().nominal()
                        / RESULT.run_J().nominal())
                .isCloseTo(1, within(1e-12));
        assertThat(RESULT.peakPower_W().nominal())
                .isGreaterThanOrEqualTo(RESULT.power_W().nominal());
        assertThat(RESULT.sustainedOpsPerSecond().nominal()).isLessThan(RESULT.peakOpsPerSecond());
    }

    /** The tiles' energy by another way: a column's mean over pairs of independent bits, row by row. */
    @Test
    void energyOfColumnsIsTheirCountTimesTheMeanOverProducts() {
        AccessEnergy table = ChipRuns.table(ChipRuns.design("tim16")).table().accessEnergy();
        double[][] shares = {{1}};
        double each = 0.6 * 0.6 * 2 / 3 / 2;
        for (int row = 1; row <= 16; row++) {
            double[][] next = new double[row + 1][row + 1];
            for (int n = 0; n < row; n++) {
                for (int k = 0; n + k < row; k++) {
                    next[n][k] += shares[n][k] * (1 - 2 * each);
                    next[n + 1][k] += shares[n][k] * each;
                    next[n][k + 1] += shares[n][k] * each;
                }
            }
            shares = next;
        }
        double mean = 0;
        for (int n = 0; n <= 16; n++) {
            for (int k = 0; n + k <= 16; k++) {
                double rest = table.leakage_J()
                        + 16 * table.wordlinePerRow_J()
                        + table.periphery().orElseThrow().decoder_J();
                mean += shares[n][k] * (table.total_J(n, k, 16) - rest);
            }
        }
        double digital = table.periphery().orElseThrow().digital_J();
        double clocked = mean + 0.2 * digital;
        double ours = RESULT.rows().stream()
                .filter(row -> row.component().equals("tile") && row.action().equals("column"))
                .mapToDouble(row -> row.energy_J().nominal())
                .sum();
        assertThat(ours / (RESULT.schedule().count(Action.COLUMN) * clocked)).isCloseTo(1, within(1e-9));
    }

    @Test
    void withoutMemoryOutsideARunTakesNoEnergyForItAndIsFaster() {
        var design = ChipRuns.design("tim16");
        ChipResult without = ChipRuns.run(
                ChipRuns.network("alexnet", 1), design.with(design.memory().withoutDram()), 1);
        assertThat(without.energyBy(BreakdownRow::component)).doesNotContainKey("dram");
        assertThat(without.latency_s().nominal()).isLessThan(RESULT.latency_s().nominal());
    }
}
