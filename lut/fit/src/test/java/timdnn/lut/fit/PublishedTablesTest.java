package timdnn.lut.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.store.CampaignStore;
import timdnn.harness.netlist.Netlist;
import timdnn.input.InvalidInputException;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.lut.table.SenseLevels;
import timdnn.lut.tile.TileTables;

/** The tables that ship: whole, within their limits, and made from the plan and the cards that ship. */
class PublishedTablesTest {
    private static final Path TABLES = Path.of("../tables");
    private static final Path PUBLISHED = Path.of("../../characterization/src/test/resources/goldens");

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(TABLES)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".lut.json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyTableIsWholeAndWithinItsLimits() throws IOException {
        assertThat(files()).hasSize(4);
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

    /** The campaign of a table is kept with its figures and decks; thin runs simulate its first samples again. */
    @Test
    void theTableOfQuickstartIsThatOfTheCampaignWhoseFiguresAreKept() throws IOException {
        LutArtifact table = LutFile.read(TABLES.resolve("quickstart.lut.json"));
        Map<String, String> kept = new HashMap<>();
        for (String line : Files.readAllLines(PUBLISHED.resolve("quickstart.published.txt"))) {
            String[] parts = line.split(" = ", 2);
            kept.put(parts[0], parts[1]);
        }
        assertThat(table.provenance().origin())
                .containsEntry("planSha256", kept.get("plan"))
                .containsEntry("modelSha256", kept.get("cards"))
                .containsEntry("ngspiceVersion", kept.get("ngspice"))
                .containsEntry("netlistSha256", kept.get("netlists"))
                .containsEntry("samplesSha256", kept.get("samples"));
        List<SenseLevels.Level> levels = table.senseLevels().levels();
        for (int n = 0; n < levels.size(); n++) {
            SenseLevels.Level level = levels.get(n);
            String state = "figure TT-0.9V-27C S" + n;
            assertThat(kept.get(state + " mean_V"))
                    .isEqualTo(text(level.mean_V(), level.meanLow_V(), level.meanHigh_V(), level.simulations()));
            assertThat(kept.get(state + " sigma_V"))
                    .isEqualTo(text(level.sigma_V(), level.sigmaLow_V(), level.sigmaHigh_V(), level.simulations()));
        }
    }

    private static String text(double estimate, double low, double high, long simulations) {
        return estimate + " " + low + " " + high + " " + simulations;
    }

    @Test
    void aThinCampaignMakesNoTable(@TempDir Path folder) throws IOException {
        try (CampaignStore store = CampaignStore.openForWriting(folder)) {
            store.putMeta("plan", Files.readString(Path.of("../../characterization/plans/quickstart.yaml")));
            store.putMeta("thin", "yes");
            store.putMeta("shard", "1/1");
            store.putMeta("state", "complete");
            assertThatThrownBy(() -> TableFitter.fit(store))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("campaign is thin, too few samples for tables");
        }
    }

    @Test
    void theTableOfAnAccessHasWhatDiesAndChipsNeed() {
        LutArtifact table = LutFile.read(TABLES.resolve("access.lut.json"));
        TileTables tile = table.tile();
        assertThat(table.geometry()).isEqualTo(ArrayGeometry.PAPER);
        assertThat(tile.converter().orElseThrow().comparatorsAUnit()).isEqualTo(16);
        assertThat(tile.area().orElseThrow().total_m2()).isPresent();
        assertThat(tile.nearMemoryArea().orElseThrow().total_m2()).isPresent();
        assertThat(tile.digital().orElseThrow().block("ternaryMac12")).isPresent();
        assertThat(tile.sram()).isPresent();
        assertThat(tile.rowLoad()).isPresent();
        // A column's table at 6 of 16 products, all rows driven, times the columns, is the tile's without its leakage.
        double columns_J = table.geometry().columns()
                * (table.accessEnergy().total_J(3, 3, 16) - table.accessEnergy().leakage_J());
        assertThat(tile.energy().orElseThrow().access_J()).isCloseTo(columns_J, within(1e-3 * columns_J));
        assertThat(tile.schedule().orElseThrow().cycle_s())
                .isCloseTo(
                        table.timing().cycle_s(), within(1e-3 * table.timing().cycle_s()));
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
