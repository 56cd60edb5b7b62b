package timdnn.chip.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import timdnn.chip.design.Design;
import timdnn.chip.design.Memory;
import timdnn.chip.design.TileTiming;
import timdnn.chip.design.Units;
import timdnn.chip.energy.ChipRuns;
import timdnn.chip.program.WeightPlan;
import timdnn.chip.shape.Density;
import timdnn.chip.shape.LayerShape;
import timdnn.chip.shape.NetworkShape;
import timdnn.chip.shape.SpecialWork;

class PipelineTest {
    private static final long ACCESS_PS = 4506;
    private static final Design TIM16 = ChipRuns.design("tim16");
    private static final SpecialWork QUANTISED = new SpecialWork(0, 1, 0, 0);

    /** Layers one behind the other; each {@code rows, columns, positions}. */
    private static NetworkShape chain(int[]... sizes) {
        List<LayerShape> layers = new ArrayList<>();
        for (int[] each : sizes) {
            int index = layers.size();
            layers.add(new LayerShape(
                    "layer" + index,
                    each[0],
                    each[1],
                    1,
                    each[2],
                    (long) each[0] * each[2],
                    (long) each[1] * each[2],
                    index == 0 ? List.of() : List.of("layer" + (index - 1)),
                    0,
                    "",
                    QUANTISED,
                    index == 0,
                    2,
                    true,
                    Optional.empty()));
        }
        return new NetworkShape("chain", "test", layers, new Density(0.6, 0.6, 0.5));
    }

    private static Design with(Units units) {
        return new Design(TIM16.name(), TIM16.table(), TIM16.tiles(), 1, TIM16.clock_Hz(), TIM16.memory(), units);
    }

    /** A chain whose pipeline is scheduled, and its run alone. */
    private record Case(NetworkShape network, Design design) {
        TileTiming tile() {
            return ChipRuns.tile(design);
        }

        WeightChoice.Run alone() {
            return WeightChoice.by(WeightPlan.Rule.ALL_STAY, network, design, tile(), 1)
                    .chosen();
        }

        Pipeline pipeline(int inFlight, int runs, SpanListener listener) {
            return Pipeline.of(
                            alone().schedule().program(),
                            alone().plan(),
                            design,
                            tile(),
                            network,
                            inFlight,
                            runs,
                            listener)
                    .orElseThrow();
        }

        Optional<Pipeline> pipeline() {
            return Pipeline.of(alone().schedule().program(), alone().plan(), design, tile(), network);
        }
    }

    private static final Case THREE =
            new Case(chain(new int[] {2048, 256, 1}, new int[] {256, 200, 1}, new int[] {200, 100, 1}), TIM16);
    private static final Case IMAGE =
            new Case(chain(new int[] {144, 32, 400}, new int[] {288, 64, 90}, new int[] {512, 10, 1}), TIM16);

    @Test
    void aRunAtATimeTakesTheTimeOfARunAlone() {
        for (Case each : List.of(THREE, IMAGE)) {
            Schedule alone = each.alone().schedule();
            Pipeline one = each.pipeline(1, 3, SpanListener.NONE);
            assertThat(one.done_ps().get(0)).isEqualTo(alone.time_ps());
            assertThat(one.period_ps()).isCloseTo((double) alone.time_ps(), within(1.0));
        }
    }

    @Test
    void tilesTimeIsWorkAndStallsAndARunDoesWhatItDoesAlone() {
        for (Case each : List.of(THREE, IMAGE)) {
            Pipeline pipeline = each.pipeline(3, 12, SpanListener.NONE);
            long stalls = pipeline.stalls_ps().values().stream()
                    .mapToLong(time -> time)
                    .sum();
            assertThat(pipeline.stalls_ps().values())
                    .allSatisfy(stall -> assertThat(stall).isPositive());
            assertThat(pipeline.busy_ps().get(Action.ACCESS) + stalls).isEqualTo(32 * pipeline.time_ps());
            assertThat(pipeline.multiplyAccumulates())
                    .isEqualTo(12 * each.network().multiplyAccumulates());
            Schedule alone = each.alone().schedule();
            for (Action action : Action.values()) {
                if (action != Action.DRAM_READ && action != Action.INSTRUCTION_READ) {
                    assertThat(pipeline.counts().getOrDefault(action, 0L))
                            .as(action.word())
                            .isEqualTo(12 * alone.count(action));
                }
            }
            // Instructions are read from outside once, for all runs.
            long instructions = alone.program().segments().stream()
                    .mapToLong(segment -> 8 * segment.bytes())
                    .sum();
            assertThat(pipeline.counts().get(Action.DRAM_READ))
                    .isEqualTo(12 * (alone.count(Action.DRAM_READ) - instructions));
        }
    }

    /** 128, 16 and 13 blocks on 29, 2 and 1 tiles: 5, 8 and 13 blocks a tile, two accesses each; where nothing else binds the slowest layer does. */
    @Test
    void theSlowestLayerSaysHowFastRunsFollow() {
        Map<String, Integer> tiles = THREE.alone().plan().staying();
        double slowest = 0;
        int[] blocks = {128, 16, 13};
        for (int layer = 0; layer < 3; layer++) {
            double each = Math.ceil(blocks[layer] / (double) tiles.get("layer" + layer));
            slowest = Math.max(slowest, each * 2 * ACCESS_PS);
        }
        assertThat(THREE.pipeline().orElseThrow().period_ps() / slowest).isCloseTo(1, within(0.02));
        assertThat(THREE.alone().schedule().time_ps()).isGreaterThan((long) (1.5 * slowest));
    }

    /** A first layer of many vectors and few weights gets replicas, so that runs follow each other faster than by shares of accesses. */
    @Test
    void thePlanForPipelinesIsTheFasterOne() {
        WeightChoice.Run planned = WeightChoice.by(WeightPlan.Rule.PIPELINED, IMAGE.network(), TIM16, IMAGE.tile(), 1)
                .chosen();
        Pipeline pipeline = Pipeline.of(
                        planned.schedule().program(), planned.plan(), TIM16, IMAGE.tile(), IMAGE.network())
                .orElseThrow();
        assertThat(pipeline.period_ps())
                .isLessThan(0.9 * IMAGE.pipeline().orElseThrow().period_ps());
        assertThat(planned.plan().stayingTiles()).isLessThanOrEqualTo(32);
    }

    /** One quantiser on one bank: 256 + 200 + 100 results of all layers, a cycle each. */
    @Test
    void unitsOfABankAreSharedByLayers() {
        Case slow = new Case(THREE.network(), with(new Units(256, 64, 1, 32, 20)));
        Pipeline pipeline = slow.pipeline().orElseThrow();
        assertThat(pipeline.period_ps() / 556_000).isCloseTo(1, within(0.02));
        assertThat(pipeline.stalls_ps()).containsKey(StallCause.SPECIAL_FUNCTION_UNIT);
    }

    /** A layer alone on all tiles, 4 blocks and 2 accesses each: the next run's accesses begin while sums of this one are on their way. */
    @Test
    void aSingleLayerTakesTheNextRunBeforeItsLastResultIsThere() {
        Case one = new Case(chain(new int[] {2048, 256, 1}), TIM16);
        assertThat(one.pipeline().orElseThrow().period_ps()).isEqualTo(4.0 * 2 * ACCESS_PS);
        assertThat(one.alone().schedule().time_ps()).isGreaterThan(2 * 4 * 2 * ACCESS_PS);
    }

    @Test
    void noUnitDoesTwoThingsAtATime() {
        Map<String, List<long[]>> spans = new HashMap<>();
        IMAGE.pipeline(3, 6, (unit, what, start, end) -> {
            if (!unit.contains("tiles")) {
                spans.computeIfAbsent(unit, each -> new ArrayList<>()).add(new long[] {start, end});
            }
        });
        assertThat(spans.keySet()).contains("dram", "bank 0 reduce unit", "bank 0 activations");
        spans.forEach((unit, all) -> {
            all.sort((one, other) -> Long.compare(one[0], other[0]));
            for (int index = 1; index < all.size(); index++) {
                assertThat(all.get(index)[0]).as(unit).isGreaterThanOrEqualTo(all.get(index - 1)[1]);
            }
        });
    }

    /** 400 · 144 values of two bits are 14,400 bytes, and 400 · 32 are 3,200: 65,536 bytes hold three, 16,384 none besides. */
    @Test
    void activationBuffersSayHowManyRunsAreUnderWay() {
        assertThat(IMAGE.pipeline().orElseThrow().inFlight()).isEqualTo(3);
        Memory memory = TIM16.memory();
        Memory small = new Memory(
                4096,
                memory.activationPorts(),
                memory.partialSum_B(),
                memory.partialSumPorts(),
                memory.word_bits(),
                memory.sum_bits(),
                memory.partialSums(),
                0,
                memory.dram_Bps());
        Pipeline one = new Case(IMAGE.network(), TIM16.with(small)).pipeline().orElseThrow();
        assertThat(one.inFlight()).isEqualTo(1);
        assertThat(one.stalls_ps()).containsKey(StallCause.ACTIVATION_ROOM);
        assertThat(one.period_ps()).isGreaterThan(IMAGE.pipeline().orElseThrow().period_ps());
    }

    /** Weights that are loaded, and layers in vector lanes, are no pipeline of layers on tiles. */
    @Test
    void layersThatShareTilesAreNoPipeline() {
        WeightChoice.Run loaded = WeightChoice.by(WeightPlan.Rule.ALL_LOADED, THREE.network(), TIM16, THREE.tile(), 1)
                .chosen();
        assertThat(Pipeline.of(loaded.schedule().program(), loaded.plan(), TIM16, THREE.tile(), THREE.network()))
                .isEmpty();
        Case inUnit = new Case(THREE.network().withEdgesInUnit(), TIM16);
        assertThat(inUnit.network().layers().get(0).onTiles()).isFalse();
        assertThat(inUnit.pipeline()).isEmpty();
    }
}
