package timdnn.chip.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.chip.comparison.Setting.MemoryUse;
import timdnn.chip.design.Tiles.RowCycle;
import timdnn.chip.energy.ChipRuns;
import timdnn.chip.energy.DensityRange;
import timdnn.chip.shape.NetworkShape;

class ComparisonTest {
    private static Comparison comparison(String network) {
        NetworkShape shape = ChipRuns.network(network, 1);
        return new Comparison(
                ChipRuns.design("tim16"),
                shape,
                DensityRange.exact(shape.density()),
                ChipRuns::design,
                ChipRuns::accounting);
    }

    /** Without memory outside and savings: 16 rows of 0.6412 ns over an access of 4.506 ns on 32 of 60 tiles. */
    @Test
    void withoutSavingsSpeedIsThatOfSixteenRowsOverAnAccess() {
        Setting setting = new Setting(Comparison.ISO_CAPACITY, false, RowCycle.SIMULATED, MemoryUse.NONE);
        double speed =
                comparison("resnet34").rows(List.of(setting)).get(0).speed().nominal();
        assertThat(speed / (16 * 0.6412 / 4.506)).isCloseTo(1, within(0.06));
    }

    @Test
    void whatTheBaselineSavesMakesItFasterAndCheaper() {
        List<ComparisonRow> rows = comparison("resnet34")
                .rows(List.of(
                        new Setting(Comparison.ISO_AREA, true, RowCycle.SIMULATED, MemoryUse.NONE),
                        new Setting(Comparison.ISO_AREA, false, RowCycle.SIMULATED, MemoryUse.NONE)));
        assertThat(rows.get(0).speed().nominal()).isLessThan(rows.get(1).speed().nominal());
        assertThat(rows.get(0).energy().nominal())
                .isLessThan(rows.get(1).energy().nominal());
    }

    @Test
    void theBatchFromWhichComputeBindsIsThatWhereTilesHardlyWait() {
        Comparison comparison = comparison("alexnet");
        int batch = comparison.ours(MemoryUse.COMPUTE_BOUND).batch();
        assertThat(batch).isGreaterThan(1).isLessThanOrEqualTo(64);
        assertThat(Integer.bitCount(batch)).isEqualTo(1);
        assertThat(comparison.ours(MemoryUse.BATCH_ONE).batch()).isEqualTo(1);
    }
}
