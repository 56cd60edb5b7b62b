package timdnn.characterization.stepped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.plan.CountHistogram;

class SteppedTileTest {
    private static final double FEMTO = 1e-15;

    /** A column whose bitlines take 1 fJ and 2 fJ a count, comparators and clocks 1 fJ a step, counters 1 fJ a pulse. */
    private static SteppedTile tile(double unit_J) {
        SteppedColumn column =
                new SteppedColumn(counts(16, 1, 2), FEMTO, steps(), steps(), 0, counts(8, 0, 0), FEMTO, 0);
        return new SteppedTile(
                ArrayGeometry.PAPER,
                column,
                new SteppedTile.Shared(0, 0, 0, 0, 0, unit_J, 0, 0, 0),
                2e-9,
                Optional.empty());
    }

    private static List<Double> counts(int last, double first, double step) {
        return IntStream.rangeClosed(0, last)
                .mapToObj(n -> FEMTO * (first + step * n))
                .toList();
    }

    private static List<Double> steps() {
        return IntStream.rangeClosed(0, 16)
                .mapToObj(n -> FEMTO * (Math.min(n, 7) + 1))
                .toList();
    }

    @Test
    void sixProductsByAFairCoinCostTheMeanOverItsFalls() {
        SteppedTile.Cost cost = tile(0).products(6);
        // Linear in the counts: 2·1 + 2·6 fJ a column; steps: 2·(3 + 1) fJ; E|n - k| of six falls of a coin is 1.875.
        assertThat(cost.parts_J().get("bitlines")).isCloseTo(256 * 14 * FEMTO, within(1e-20));
        assertThat(cost.parts_J().get("comparators")).isCloseTo(256 * 8 * FEMTO, within(1e-20));
        assertThat(cost.parts_J().get("counters")).isCloseTo(256 * 1.875 * FEMTO, within(1e-20));
    }

    @Test
    void aUnitIsClockedUpToTheLargestCountOfItsBitlinesAndOnceMore() {
        // No product: all stop at once; sixteen bitlines of eight products each way: all steps.
        assertThat(tile(FEMTO).products(0).parts_J().get("distribution")).isCloseTo(32 * FEMTO, within(1e-20));
        CountHistogram full = new CountHistogram(List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L));
        assertThat(tile(FEMTO).network(full).parts_J().get("distribution")).isCloseTo(32 * 8 * FEMTO, within(1e-20));
    }

    @Test
    void aNetworkOfOneCountCostsThatCount() {
        CountHistogram two = new CountHistogram(List.of(0L, 0L, 5L));
        assertThat(tile(0).network(two).parts_J().get("bitlines")).isCloseTo(256 * 10 * FEMTO, within(1e-20));
        assertThat(tile(0).network(two).parts_J().get("counters")).isZero();
    }

    @Test
    void oneBitlineIsAColumnLessHalfOfOneInS0WherePairsSaveNothing() {
        assertThat(SteppedColumn.ofOne(List.of(2.0, 5.0, 6.0), List.of(2.0, 8.0)))
                .containsExactly(1.0, 4.0, 5.0);
    }

    @Test
    void whatAPairSavesIsSharedEvenlyBetweenBothMeasures() {
        assertThat(SteppedColumn.ofOne(List.of(2.0, 5.0, 6.0), List.of(2.0, 7.6)))
                .containsExactly(1.0, 3.9, 4.9);
    }

    @Test
    void theBalanceLiesWhereTheLineThroughBothReadingsCrossesZero() {
        assertThat(Turns.shift_V(-0.1, 0.1)).isCloseTo(0, within(1e-12));
        assertThat(Turns.shift_V(-0.1, 0.3)).isCloseTo(-UnitBench.BESIDE_V / 2, within(1e-12));
    }

    @Test
    void aCodeThatLiftsABitlineLowersItsBalance() {
        List<Double> shifts = SteppedTrim.shifts_V(3e-3, 2e-3);
        assertThat(shifts).hasSize(31);
        assertThat(shifts.get(30)).isCloseTo(-45e-3, within(1e-12));
        assertThat(shifts.get(15)).isZero();
        assertThat(shifts.get(0)).isCloseTo(30e-3, within(1e-12));
    }
}
