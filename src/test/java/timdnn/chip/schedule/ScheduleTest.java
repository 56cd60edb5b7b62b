package timdnn.chip.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.chip.design.Design;
import timdnn.chip.design.TileTiming;
import timdnn.chip.energy.ChipRuns;
import timdnn.chip.program.Program;
import timdnn.chip.shape.LayerShape;
import timdnn.chip.shape.NetworkShape;

class ScheduleTest {
    private static Schedule run(String network, String design, int batch) {
        NetworkShape shape = ChipRuns.network(network, 1);
        Design chip = ChipRuns.design(design);
        TileTiming tile = ChipRuns.tile(chip);
        return WeightChoice.fastest(shape, chip, tile, batch).chosen().schedule();
    }

    @ParameterizedTest
    @CsvSource({
        "alexnet, tim16, 1",
        "alexnet, near-memory-iso-area, 3",
        "alexnet-grouped, near-memory-our-area, 2",
        "resnet34, tim8, 1",
        "bn-inception, tim16, 1",
        "bn-inception, near-memory-our-area, 5",
        "lstm, tim16, 1",
        "gru, near-memory-iso-capacity, 4",
        "transformer, tim16, 1"
    })
    void everyMultiplicationOfEveryLayerHappensOnce(String network, String design, int batch) {
        Schedule schedule = run(network, design, batch);
        NetworkShape shape = ChipRuns.network(network, 1);
        for (LayerShape layer : shape.layers()) {
            long done = schedule.layers().stream()
                    .filter(part -> part.layer().equals(layer.name()))
                    .mapToLong(LayerSchedule::multiplyAccumulates)
                    .sum();
            assertThat(done).as(layer.name()).isEqualTo(batch * layer.multiplyAccumulates());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "alexnet, tim16, 1",
        "resnet34, near-memory-iso-area, 2",
        "bn-inception, near-memory-our-area, 5",
        "gru, near-memory-iso-capacity, 4",
        "transformer, tim8, 1"
    })
    void tilesTimeIsWorkAndStallsOfNamedCausesAndNothingElse(String network, String design, int batch) {
        int tiles = ChipRuns.design(design).tiles().count();
        for (LayerSchedule layer : run(network, design, batch).layers()) {
            assertThat(layer.stalls_ps().values())
                    .allSatisfy(stall -> assertThat(stall).isPositive());
            long stalls =
                    layer.stalls_ps().values().stream().mapToLong(each -> each).sum();
            assertThat(layer.busy(Action.ACCESS) + stalls).as(layer.layer()).isEqualTo(tiles * layer.time_ps());
        }
    }

    @Test
    void layersFollowEachOtherWithoutAGap() {
        Schedule schedule = run("resnet34", "tim16", 1);
        long end = 0;
        for (LayerSchedule layer : schedule.layers()) {
            assertThat(layer.start_ps()).isEqualTo(end);
            end = layer.end_ps();
        }
        assertThat(schedule.time_ps()).isEqualTo(end);
    }

    /** Two bits a weight, each once; the image in; a thousand results out, two bits each. */
    @Test
    void bytesAcrossTheBorderAreThoseOfWeightsImagesAndResults() {
        Schedule schedule = run("alexnet", "tim16", 1);
        NetworkShape shape = ChipRuns.network("alexnet", 1);
        long instructions = schedule.program().segments().stream()
                .mapToLong(segment -> segment.bytes())
                .sum();
        LayerSchedule last = schedule.layers().get(schedule.layers().size() - 1);
        assertThat(last.count(Action.DRAM_WRITE)).isEqualTo(2 * 1000);
        long weights = shape.layers().stream()
                .mapToLong(layer -> (2 * layer.weights() + 7) / 8)
                .sum();
        long read = schedule.count(Action.DRAM_READ) / 8 - instructions - weights;
        long image = 3 * 220 * 220 / 4;
        long again = LongStream.of(64 * 27 * 27).map(values -> values / 4).sum();
        assertThat(read).isBetween(image, image + again + schedule.count(Action.DRAM_WRITE) / 8);
    }

    @Test
    void aNetworkThatFitsLoadsNoWeights() {
        Schedule schedule = run("lstm", "tim16", 1);
        assertThat(schedule.program().resident()).isTrue();
        assertThat(schedule.count(Action.ROW_WRITE)).isZero();
        assertThat(schedule.stalled(StallCause.WEIGHTS_FROM_DRAM)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "alexnet, tim16, 1",
        "resnet34, near-memory-iso-area, 1",
        "bn-inception, near-memory-our-area, 2",
        "transformer, tim16, 1"
    })
    void loopsThatRepeatThemselvesGiveTheSameScheduleStepByStep(String network, String design, int batch) {
        NetworkShape shape = ChipRuns.network(network, 1);
        Design chip = ChipRuns.design(design);
        TileTiming tile = ChipRuns.tile(chip);
        Program program = ChipRuns.program(shape, chip, batch);
        Schedule stepped = Scheduler.trace(program, chip, tile, shape, SpanListener.NONE);
        assertThat(Scheduler.run(program, chip, tile, shape).layers()).isEqualTo(stepped.layers());
    }

    /** A bank's 32 vector lanes take rows times columns cycles a vector: 3136 vectors on 4 banks for the first layer's 12,544. */
    @Test
    void edgesInTheSpecialFunctionUnitTakeItsLanesTime() {
        NetworkShape shape = ChipRuns.network("resnet34", 1).withEdgesInUnit();
        Design chip = ChipRuns.design("tim16");
        TileTiming tile = ChipRuns.tile(chip);
        Schedule schedule = WeightChoice.fastest(shape, chip, tile, 1).chosen().schedule();
        LayerSchedule first = schedule.layers().get(0);
        assertThat(first.multiplyAccumulates()).isEqualTo(shape.layers().get(0).multiplyAccumulates());
        assertThat(first.count(Action.ACCESS)).isZero();
        double cycles = 3136 * Math.ceil((147 * 64 + 2.25 * 64) / 32);
        assertThat(first.time_ps() / (cycles * 1000)).isBetween(1.0, 1.02);
    }

    /** Of processor time, so that a busy machine does not fail it. */
    @Test
    void resNet34AtTwiceTheWidthIsScheduledWithinASecond() {
        NetworkShape shape = ChipRuns.network("resnet34", 2);
        Design chip = ChipRuns.design("tim16");
        TileTiming tile = ChipRuns.tile(chip);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Schedule schedule = WeightChoice.fastest(shape, chip, tile, 1).chosen().schedule();
        long spent_ns = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        assertThat(schedule.time_ps()).isPositive();
        assertThat(spent_ns).isLessThan(1_000_000_000L);
    }
}
