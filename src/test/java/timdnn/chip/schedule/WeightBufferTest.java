package timdnn.chip.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.chip.design.Design;
import timdnn.chip.design.TileTiming;
import timdnn.chip.energy.ChipRuns;
import timdnn.chip.shape.Density;
import timdnn.chip.shape.LayerShape;
import timdnn.chip.shape.NetworkShape;
import timdnn.chip.shape.SpecialWork;

class WeightBufferTest {
    private static final int ROWS = 2048;
    private static final int COLUMNS = 1024;
    private static final int WEIGHTS_B = ROWS * COLUMNS / 4;

    private static LayerShape layer(String name, List<String> from, int positions) {
        return new LayerShape(
                name,
                ROWS,
                COLUMNS,
                1,
                positions,
                (long) positions * ROWS,
                (long) positions * COLUMNS,
                from,
                0,
                "",
                SpecialWork.RELU,
                false,
                0,
                true,
                Optional.empty());
    }

    /** Two layers that each fill the 32 tiles, so that the weights of the second have to come; what is between them stays. */
    private static final NetworkShape TWO = new NetworkShape(
            "two",
            "a test",
            List.of(layer("one", List.of(), 100), layer("two", List.of("one"), 100)),
            Density.of(0.6, 0));

    private static Schedule run(NetworkShape network, Design design) {
        TileTiming tile = ChipRuns.tile(design);
        return WeightChoice.fastest(network, design, tile, 1).chosen().schedule();
    }

    private static Design with(String name, int buffer_B) {
        Design design = ChipRuns.design(name);
        return design.with(design.memory().withWeightBuffer(buffer_B));
    }

    /** Weights that have come while the first layer worked are only written: 256 rows of a tile, at a cycle each. */
    @Test
    void weightsThatFitTheBuffersCostTheirTileWritesAlone() {
        long without = run(TWO, with("tim16", 0)).time_ps();
        Design buffered = with("tim16", WEIGHTS_B / 4);
        Schedule schedule = run(TWO, buffered);
        long writes = 256 * ChipRuns.tile(buffered).rowWrite_ps();
        assertThat(without - schedule.time_ps()).isEqualTo(buffered.dram_ps(WEIGHTS_B) - writes);
        assertThat(schedule.count(Action.WEIGHT_BUFFER_WRITE)).isEqualTo(WEIGHTS_B * 8L / 256);
        assertThat(schedule.count(Action.WEIGHT_BUFFER_READ)).isEqualTo(WEIGHTS_B * 8L / 256);
    }

    @Test
    void halfTheRoomSavesTheTimeOfHalfTheWeights() {
        long without = run(TWO, with("tim16", 0)).time_ps();
        Design buffered = with("tim16", WEIGHTS_B / 8);
        assertThat(without - run(TWO, buffered).time_ps()).isEqualTo(buffered.dram_ps(WEIGHTS_B / 2));
    }

    /** Bytes do not change, no time is negative, tiles' time is still all named, and no run takes longer. */
    @ParameterizedTest
    @CsvSource({
        "alexnet, tim16",
        "alexnet, near-memory-iso-area",
        "resnet34, tim16",
        "resnet34, near-memory-iso-area",
        "bn-inception, tim16-stepped",
        "transformer, tim16"
    })
    void buffersOfBothKindsOfChipMoveTimeAndNotBytes(String network, String design) {
        NetworkShape shape = ChipRuns.network(network, 1);
        Schedule without = run(shape, with(design, 0));
        Schedule buffered = run(shape, with(design, 1 << 20));
        assertThat(buffered.time_ps()).isLessThan(without.time_ps());
        assertThat(buffered.count(Action.DRAM_READ)).isEqualTo(without.count(Action.DRAM_READ));
        assertThat(buffered.count(Action.DRAM_WRITE)).isEqualTo(without.count(Action.DRAM_WRITE));
        assertThat(buffered.stalled(StallCause.WEIGHTS_FROM_DRAM))
                .isLessThan(without.stalled(StallCause.WEIGHTS_FROM_DRAM));
        for (LayerSchedule layer : buffered.layers()) {
            long named =
                    layer.stalls_ps().values().stream().mapToLong(each -> each).sum() + layer.busy(Action.ACCESS);
            assertThat(layer.stalls_ps().values()).allMatch(stall -> stall >= 0);
            assertThat(named).isEqualTo(layer.time_ps() * buffered.tiles());
        }
        // No faster than the memory outside gives all bytes.
        long bytes = (buffered.count(Action.DRAM_READ) + buffered.count(Action.DRAM_WRITE)) / 8;
        assertThat(buffered.time_ps()).isGreaterThanOrEqualTo((long) (bytes / 256e9 * 1e12));
    }
}
