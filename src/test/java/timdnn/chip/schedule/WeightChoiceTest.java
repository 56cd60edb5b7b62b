package timdnn.chip.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.chip.design.Design;
import timdnn.chip.design.TileTiming;
import timdnn.chip.energy.ChipRuns;
import timdnn.chip.program.Compiler;
import timdnn.chip.program.Program;
import timdnn.chip.program.ProgramText;
import timdnn.chip.program.WeightPlan;
import timdnn.chip.program.WeightPlan.Rule;
import timdnn.chip.program.WeightPlanner;
import timdnn.chip.shape.LayerShape;
import timdnn.chip.shape.NetworkShape;

class WeightChoiceTest {
    /** A design that ships with more tiles, eight a bank. */
    private static Design design(String name, int tiles) {
        Design of = ChipRuns.design(name);
        return new Design(
                of.name(), of.table(), of.tiles().times(tiles), tiles / 8, of.clock_Hz(), of.memory(), of.units());
    }

    private static WeightChoice choice(String network, Design design, int batch) {
        return WeightChoice.fastest(ChipRuns.network(network, 1), design, ChipRuns.tile(design), batch);
    }

    @ParameterizedTest
    @CsvSource({
        "alexnet, tim16, 32, 1",
        "alexnet, tim16-stepped, 384, 1",
        "resnet34, tim16, 32, 1",
        "resnet34, near-memory-iso-capacity, 32, 1",
        "lstm, tim16, 16, 1",
        "lstm, tim16, 32, 16",
        "gru, tim16-stepped, 32, 1",
        "gru, near-memory-iso-capacity, 32, 1",
        "transformer, near-memory-iso-area, 64, 2"
    })
    void noFixedRuleIsFaster(String network, String name, int tiles, int batch) {
        Design design = design(name, tiles);
        NetworkShape shape = ChipRuns.network(network, 1);
        TileTiming tile = ChipRuns.tile(design);
        WeightChoice choice = choice(network, design, batch);
        long fastest = choice.chosen().schedule().time_ps();
        WeightChoice loaded = WeightChoice.by(Rule.ALL_LOADED, shape, design, tile, batch);
        assertThat(fastest).isLessThanOrEqualTo(loaded.chosen().schedule().time_ps());
        new WeightPlanner(shape, design, tile, batch).allStay().ifPresent(plan -> {
            Program stays = Compiler.compile(shape, design, tile, batch, plan);
            assertThat(fastest)
                    .isLessThanOrEqualTo(
                            Scheduler.run(stays, design, tile, shape).time_ps());
        });
        if (tiles >= 2 * choice.planner().leastTiles()) {
            assertThat(run(choice, Rule.ALL_STAY)).isNotNull();
        }
    }

    /** AlexNet's first fully connected layer has three fifths of all weights; its convolutions want many replicas. */
    @Test
    void layersOfManyWeightsAndFewVectorsStayWhereThatIsFasterThanBothRules() {
        Design design = design("tim16-stepped", 512);
        WeightChoice choice = choice("alexnet", design, 1);
        WeightPlan plan = choice.chosen().plan();
        assertThat(plan.rule()).isEqualTo(Rule.BY_LAYER);
        assertThat(plan.staying()).isNotEmpty().doesNotContainKey("conv1");
        assertThat(plan.stayingTiles() + plan.loadedTiles()).isLessThanOrEqualTo(512);
        long stayingWeights = ChipRuns.network("alexnet", 1).layers().stream()
                .filter(layer -> plan.stays(layer.name()))
                .mapToLong(LayerShape::weights)
                .sum();
        long loaded = run(choice, Rule.ALL_LOADED).count(Action.DRAM_READ);
        long instructions = 8 * (bytes(choice.chosen().schedule()) - bytes(run(choice, Rule.ALL_LOADED)));
        assertThat(loaded + instructions - choice.chosen().schedule().count(Action.DRAM_READ))
                .isEqualTo(2 * stayingWeights);
    }

    private static long bytes(Schedule schedule) {
        return schedule.program().segments().stream()
                .mapToLong(segment -> segment.bytes())
                .sum();
    }

    private static Schedule run(WeightChoice choice, Rule rule) {
        return choice.runs().stream()
                .filter(run -> run.plan().rule() == rule)
                .findFirst()
                .orElseThrow()
                .schedule();
    }

    /** BN-Inception fits 384 tiles, but its first layers have many positions and would have a replica each. */
    @Test
    void weightsThatFitAreLoadedWhereReplicasAreWorthMore() {
        WeightChoice choice = choice("bn-inception", design("tim16-stepped", 384), 1);
        assertThat(choice.chosen().plan().rule()).isEqualTo(Rule.ALL_LOADED);
        assertThat(run(choice, Rule.ALL_STAY).time_ps())
                .isGreaterThan(10 * choice.chosen().schedule().time_ps());
    }

    /** All that is conserved in runs of one rule is so where both are mixed. */
    @ParameterizedTest
    @CsvSource({"alexnet, 512, 1", "alexnet, 384, 1"})
    void mixedRunsMultiplyEveryWeightAccountForAllTimeAndRoundTrip(String network, int tiles, int batch) {
        Design design = design("tim16-stepped", tiles);
        TileTiming tile = ChipRuns.tile(design);
        NetworkShape shape = ChipRuns.network(network, 1);
        WeightChoice choice = WeightChoice.by(Rule.BY_LAYER, shape, design, tile, batch);
        Schedule schedule = choice.chosen().schedule();
        assertThat(choice.chosen().plan().staying())
                .hasSizeBetween(1, shape.layers().size() - 1);
        assertThat(schedule.multiplyAccumulates()).isEqualTo(batch * shape.multiplyAccumulates());
        for (LayerSchedule layer : schedule.layers()) {
            long stalls =
                    layer.stalls_ps().values().stream().mapToLong(each -> each).sum();
            assertThat(layer.stalls_ps().values()).allMatch(stall -> stall > 0);
            assertThat(layer.busy(Action.ACCESS) + stalls).isEqualTo(tiles * layer.time_ps());
            assertThat(layer.count(Action.ROW_WRITE) == 0)
                    .isEqualTo(choice.chosen().plan().stays(layer.layer()));
        }
        Program program = schedule.program();
        assertThat(ProgramText.parse(Path.of("p.txt"), ProgramText.of(program))).isEqualTo(program);
        assertThat(Scheduler.trace(program, design, tile, shape, SpanListener.NONE)
                        .layers())
                .isEqualTo(schedule.layers());
    }

    /** The estimate that plans rest on, without buffers and the memory outside, is that of the schedule. */
    @ParameterizedTest
    @CsvSource({"resnet34, 32", "alexnet, 512", "bn-inception, 64"})
    void estimatesAreWithinThreePercentOfTheSchedule(String network, int tiles) {
        Design with = design("tim16", tiles);
        Design design = with.with(with.memory().withoutDram());
        NetworkShape shape = ChipRuns.network(network, 1);
        TileTiming tile = ChipRuns.tile(design);
        WeightPlanner planner = new WeightPlanner(shape, design, tile, 1);
        WeightPlan plan = planner.allLoaded();
        double estimate = shape.layers().stream()
                .mapToDouble(layer -> planner.prediction(plan, layer).loaded_ps())
                .sum();
        long scheduled = WeightChoice.by(Rule.ALL_LOADED, shape, design, tile, 1)
                .chosen()
                .schedule()
                .time_ps();
        assertThat(estimate / scheduled).isCloseTo(1, within(0.03));
    }
}
