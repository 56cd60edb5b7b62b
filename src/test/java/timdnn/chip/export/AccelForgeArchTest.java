package timdnn.chip.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import timdnn.chip.design.Design;
import timdnn.chip.energy.ChipResult;
import timdnn.chip.energy.ChipRuns;
import timdnn.chip.energy.Prices;
import timdnn.chip.schedule.Action;
import timdnn.chip.shape.Density;
import timdnn.chip.shape.LayerShape;
import timdnn.chip.shape.NetworkShape;
import timdnn.chip.shape.SpecialWork;

class AccelForgeArchTest {
    private static final Design DESIGN = ChipRuns.design("tim16");
    private static final Density DENSITY = Density.of(0.6, 0);
    private static final Prices PRICES = ChipRuns.prices(DESIGN, DENSITY);
    private static final AccelForgeArch ARCH = new AccelForgeArch(DESIGN, ChipRuns.tile(DESIGN), PRICES);

    /** A node of the file: its tag, its plain fields, and its actions or fan-outs by name. */
    private record Part(String tag, Map<String, String> fields, Map<String, Map<String, String>> rows) {}

    private static Map<String, Part> parts() {
        Node root = new Compose(LoadSettings.builder().build())
                .composeString(ARCH.yaml())
                .orElseThrow();
        Map<String, Part> parts = new LinkedHashMap<>();
        for (Node each : ((SequenceNode) value(value(root, "arch"), "nodes")).getValue()) {
            Part part = part((MappingNode) each);
            parts.put(part.fields().get("name"), part);
        }
        return parts;
    }

    private static Part part(MappingNode node) {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        for (String list : List.of("actions", "spatial")) {
            if (value(node, list) instanceof SequenceNode sequence) {
                for (Node row : sequence.getValue()) {
                    Map<String, String> fields = plain((MappingNode) row);
                    rows.put(fields.get("name"), fields);
                }
            }
        }
        return new Part(node.getTag().getValue(), plain(node), rows);
    }

    private static Map<String, String> plain(MappingNode node) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (tuple.getValueNode() instanceof ScalarNode scalar) {
                fields.put(((ScalarNode) tuple.getKeyNode()).getValue(), scalar.getValue());
            }
        }
        return fields;
    }

    private static Node value(Node node, String key) {
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            if (((ScalarNode) tuple.getKeyNode()).getValue().equals(key)) {
                return tuple.getValueNode();
            }
        }
        return null;
    }

    private static double number(Part part, String row, String field) {
        return Double.parseDouble(part.rows().get(row).get(field));
    }

    @Test
    void nodesGoFromTheMemoryOutsideToTheProductsWithTheirKinds() {
        List<String> kinds = new ArrayList<>();
        parts().forEach((name, part) -> kinds.add(name + part.tag()));
        assertThat(kinds)
                .containsExactly(
                        "MainMemory!Memory",
                        "ActivationBuffers!Memory",
                        "Tile!Container",
                        "Column!Container",
                        "Row!Container",
                        "Cell!Memory",
                        "Product!Compute");
        Part memory = parts().get("MainMemory");
        assertThat(number(memory, "read", "energy")).isEqualTo(3.9e-12);
        assertThat(number(memory, "read", "throughput")).isCloseTo(8 * 256e9, within(1e6));
        assertThat(parts().get("ActivationBuffers").fields())
                .containsEntry("total_latency", "max(a.n_calls / a.throughput for a in actions)");
        assertThat(ARCH.yaml()).doesNotContain(", latency");
        assertThat(parts().get("Cell").fields().get("size")).isEqualTo("32");
        assertThat(number(parts().get("Column"), "column", "fanout")).isEqualTo(256);
    }

    /**
     * A layer of 2048 by 1024 weights fills all tiles in every access. Its counts in closed form, by the file alone: a product a weight and
     * position, and steps = products over the fan-outs; the schedule counts the same accesses at the same energy and time.
     */
    @Test
    void countsEnergyAndTimeOfALayerAreThoseOfTheSchedule() {
        int positions = 50;
        LayerShape layer = new LayerShape(
                "layer",
                2048,
                1024,
                1,
                positions,
                2048L * positions,
                1024L * positions,
                List.of(),
                0,
                "",
                SpecialWork.RELU,
                false,
                0,
                true,
                Optional.empty());
        ChipResult result = ChipRuns.run(new NetworkShape("one", "a test", List.of(layer), DENSITY), DESIGN, 1);
        Map<String, Part> parts = parts();
        double lanes = 1;
        for (String fanned : List.of("Tile", "Column", "Row")) {
            for (Map<String, String> row : parts.get(fanned).rows().values()) {
                lanes *= Double.parseDouble(row.get("fanout"));
            }
        }
        double products = 2048.0 * 1024 * positions;
        double steps = products / lanes;
        assertThat(result.schedule().multiplyAccumulates()).isEqualTo((long) products);
        assertThat((double) result.schedule().count(Action.ACCESS)).isEqualTo(steps * 32);
        assertThat(steps / number(parts.get("Product"), "compute", "throughput"))
                .isCloseTo(steps * 4.506e-9, within(steps * 1e-15));
        double accesses = result.rows().stream()
                .filter(row -> row.component().equals("tile")
                        && (row.action().equals("access") || row.action().equals("column")))
                .mapToDouble(row -> row.energy_J().nominal())
                .sum();
        assertThat(products * number(parts.get("Product"), "compute", "energy") / accesses)
                .isCloseTo(1, within(1e-6));
    }
}
