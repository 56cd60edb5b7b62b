package timdnn.chip.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import timdnn.chip.design.Design;
import timdnn.chip.energy.ChipResult;
import timdnn.chip.energy.ChipRuns;
import timdnn.chip.energy.Prices;
import timdnn.chip.schedule.Action;
import timdnn.chip.shape.NetworkShape;

class ZigZagAcceleratorTest {
    private static final Design DESIGN = ChipRuns.design("tim16");
    private static final NetworkShape LSTM = ChipRuns.network("lstm", 1);
    private static final Prices PRICES = ChipRuns.prices(DESIGN, LSTM.density());
    private static final ZigZagAccelerator ZIGZAG = new ZigZagAccelerator(DESIGN, ChipRuns.tile(DESIGN), PRICES);

    @SuppressWarnings("unchecked") // what the loader gives
    private static Map<String, Object> part(Object document, String name) {
        return (Map<String, Object>) ((Map<String, Object>) document).get(name);
    }

    @Test
    void theFileIsYamlWithTheArrayAndAllMemories() {
        Object document = new Load(LoadSettings.builder().build()).loadFromString(ZIGZAG.yaml());
        assertThat(part(document, "memories")).containsOnlyKeys("cells", "activations", "sums", "dram");
        for (Object memory : part(document, "memories").values()) {
            Map<?, ?> fields = (Map<?, ?>) memory;
            assertThat(fields.keySet().stream().map(String::valueOf))
                    .containsExactlyInAnyOrder(
                            "size", "r_cost", "w_cost", "area", "latency", "operands", "ports", "served_dimensions");
            List<String> allocated = new ArrayList<>();
            for (Object each : (List<?>) fields.get("ports")) {
                Map<?, ?> port = (Map<?, ?>) each;
                assertThat(port.keySet().stream().map(String::valueOf))
                        .containsExactlyInAnyOrder("name", "type", "bandwidth_min", "bandwidth_max", "allocation");
                ((List<?>) port.get("allocation")).forEach(one -> allocated.add(String.valueOf(one)));
            }
            assertThat(allocated).isEqualTo(allocations((List<?>) fields.get("operands")));
        }
        assertThat(part(document, "operational_array")).containsKeys("unit_energy", "unit_area");
        assertThat(part(document, "operational_array").get("sizes")).isEqualTo(List.of(256, 16, 32));
        assertThat(part(part(document, "memories"), "cells").get("size")).isEqualTo(32);
        // 256 GB/s for 4.506 ns
        Map<?, ?> port =
                (Map<?, ?>) ((List<?>) part(part(document, "memories"), "dram").get("ports")).get(0);
        assertThat(port.get("bandwidth_max")).isEqualTo(9224);
    }

    /** Ways of each operand: filled from above and read from below, outputs besides from below and to above. */
    private static List<String> allocations(List<?> operands) {
        if (operands.size() == 3) {
            return List.of("I1, fh", "I1, tl", "I2, fh", "I2, tl", "O, fh", "O, tl", "O, fl", "O, th");
        }
        Object one = operands.get(0);
        return one.equals("O") ? List.of("O, tl", "O, th", "O, fh", "O, fl") : List.of(one + ", tl", one + ", fh");
    }

    /** The multipliers of all accesses of a layer take what the schedule's accesses do. */
    @Test
    void multipliersOfALayerTakeTheEnergyOfItsAccesses() {
        ChipResult result = ChipRuns.run(LSTM, DESIGN, 1);
        double accesses = result.rows().stream()
                .filter(row -> row.component().equals("tile")
                        && (row.action().equals("access") || row.action().equals("column")))
                .mapToDouble(row -> row.energy_J().nominal())
                .sum();
        double columns = (double) result.schedule().count(Action.COLUMN);
        double wordlines = PRICES.of(Action.ACCESS).get(0).nominal();
        double unused = result.schedule().count(Action.ACCESS) - columns / 256;
        double byMultipliers = columns * 16 * ZIGZAG.multiplier_J() + unused * wordlines;
        assertThat(byMultipliers / accesses).isCloseTo(1, within(1e-9));
    }
}
