package timdnn.lut.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import timdnn.harness.netlist.Netlist;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;

/** The tables that ship: whole, within their limits, and made from the plan and the cards that ship. */
class PublishedTablesTest {
    private static final Path TABLES = Path.of("../tables");

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(TABLES)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".lut.json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyTableIsWholeAndWithinItsLimits() throws IOException {
        assertThat(files()).hasSize(1);
        for (Path file : files()) {
            LutArtifact table = LutFile.read(file);
            assertThat(table.fitReport().entries()).isNotEmpty();
            assertThat(table.fitReport().withinLimits()).isTrue();
            assertThat(table.name() + ".lut.json").isEqualTo(file.getFileName().toString());
        }
    }

    /** Whoever changes the plan or the cards publishes the table anew: ./tim run, then copy the table from out/. */
    @Test
    void everyTableComesFromThePlanAndTheCardsThatShip() throws IOException {
        for (Path file : files()) {
            LutArtifact table = LutFile.read(file);
            Map<String, String> origin = table.provenance().origin();
            Path plan = Path.of("../../characterization/plans", origin.get("planName") + ".yaml");
            assertThat(origin).containsEntry("planSha256", Netlist.sha256(Files.readString(plan)));
            Path cards = Path.of("../../netlists/models", origin.get("models") + ".lib");
            assertThat(origin)
                    .containsEntry("modelSha256", Netlist.read(cards, Map.of()).sha256());
        }
    }

    /** An independent first simulation of the same cell (PTM 32 nm HP, 0.9 V) gave -1.84/V, -0.95/V and about 5 %. */
    @Test
    void theCellStrengthIsThatOfAnIndependentSimulation() {
        LutArtifact table = LutFile.read(TABLES.resolve("quickstart.lut.json"));
        assertThat(table.cellStrength().access_perV()).isCloseTo(-1.84, within(0.05));
        assertThat(table.cellStrength().storage_perV()).isCloseTo(-0.95, within(0.05));
        assertThat(table.cellStrength().sigma()).isCloseTo(0.05, within(0.01));
    }

    @Test
    void theSpreadOfAColumnFollowsFromTheSpreadOfItsCells() {
        LutArtifact table = LutFile.read(TABLES.resolve("quickstart.lut.json"));
        for (int n = 2; n <= 8; n++) {
            // V = f(sum of n strengths): sigma(V) = |f'(n)| sqrt(n) sigma(s), to first order.
            double slope = (table.transferCurve().bitline_V(n + 0.01)
                            - table.transferCurve().bitline_V(n - 0.01))
                    / 0.02;
            double expected =
                    Math.abs(slope) * Math.sqrt(n) * table.cellStrength().sigma();
            double simulated = table.senseLevels().levels().get(n).sigma_V();
            // 200 samples know sigma to 5 %, and both sides have that error: 4 sigma.
            assertThat(simulated).isCloseTo(expected, within(0.28 * expected));
        }
    }
}
