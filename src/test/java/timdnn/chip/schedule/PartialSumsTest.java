package timdnn.chip.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import timdnn.chip.ComponentCatalogue;
import timdnn.chip.comparison.FullTiles;
import timdnn.chip.design.Design;
import timdnn.chip.energy.ChipResult;
import timdnn.chip.energy.ChipRuns;

/** What binds when all tiles are full: a vector of a tile takes 16 accesses, and a bank has 8 tiles. */
class PartialSumsTest {
    private static ChipResult full(Design design) {
        return FullTiles.run(
                design, ChipRuns::accounting, ComponentCatalogue.shipped().figure("density"));
    }

    @Test
    void directSumsKeepTilesBusy() {
        ChipResult result = full(ChipRuns.design("tim16"));
        assertThat(result.tileUtilisation()).isCloseTo(1, within(0.002));
        assertThat(result.sustainedOpsPerSecond().nominal() / result.peakOpsPerSecond())
                .isCloseTo(1, within(0.002));
    }

    /** 8 tiles write and read 12 words each in 192 cycles of 1 ns, while their accesses take 16 * 4.506 = 72.1 ns. */
    @Test
    void throughTheBufferItsPortBindsAndTilesWorkSoMuchLess() {
        ChipResult result = full(ChipRuns.design("tim16-buffered"));
        assertThat(result.tileUtilisation()).isCloseTo(16 * 4.506 / 192, within(0.005));
        assertThat(result.stalls()).containsKey(StallCause.PARTIAL_SUM_PORT.word());
        assertThat(result.stalls().get(StallCause.PARTIAL_SUM_PORT.word())).isGreaterThan(0.6);
    }

    /** Eight full tiles leave a vector every 2 * 2.074 ns, 16 accesses each; 32 quantisers take 8 ns for one. */
    @Test
    void withTheSteppedAccessUnitsBindAndWiderOnesKeepUp() {
        ChipResult narrow = full(ChipRuns.design("tim16-stepped"));
        assertThat(narrow.tileUtilisation()).isCloseTo(2 * 2.074 / 8, within(0.01));
        assertThat(narrow.stalls().keySet()).contains(StallCause.REDUCE_UNIT.word());
        ChipResult wide = full(ChipRuns.design("tim16-stepped-wide"));
        assertThat(wide.tileUtilisation()).isCloseTo(1, within(0.002));
    }
}
