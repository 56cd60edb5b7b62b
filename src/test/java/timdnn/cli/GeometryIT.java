package timdnn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.engine.StandAloneDeck;
import timdnn.characterization.store.CampaignStore;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;

/** From plan to network on a tile that is not the paper's: blocks of 8 rows, counts up to 4. */
@Tag("slow")
class GeometryIT {
    private static final PrintStream OUT = System.out;
    private static final ArrayGeometry GEOMETRY = new ArrayGeometry(8, 4, 64, 16, 4);

    @TempDir
    static Path folder;

    private static Path lut;

    private static String tim(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            int status = Main.run(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
            assertThat(status).isZero();
            return out.toString(StandardCharsets.UTF_8);
        } finally {
            System.setOut(OUT);
        }
    }

    @BeforeAll
    static void characterizeAndFit() throws IOException {
        System.setProperty("timdnn.home", "..");
        Path plan = Files.copy(Path.of("test/resources/geometry-8x4.yaml"), folder.resolve("plan.yaml"));
        tim("characterize", plan, "--out", folder.resolve("run"), "--workers", 2);
        tim("fit", folder.resolve("run"));
        lut = folder.resolve("run/geometry-8x4.lut.json");
    }

    @AfterAll
    static void forget() {
        System.clearProperty("timdnn.home");
    }

    @Test
    void theTableHasThePlansGeometryAndItsStatesAndCodes() {
        LutArtifact table = LutFile.read(lut);

        assertThat(table.geometry()).isEqualTo(GEOMETRY);
        assertThat(table.codes().codeMax()).isEqualTo(4);
        assertThat(table.accessEnergy().total_J(4, 4, 8))
                .isGreaterThan(table.accessEnergy().total_J(0, 0, 0));
    }

    @Test
    void idleRowsFillTheColumnUpToBlocksTimesRows() {
        try (CampaignStore store = CampaignStore.openForReading(folder.resolve("run"))) {
            String deck = StandAloneDeck.of(store, "transfer", BitlineState.name(3), 0);

            // 128 rows: 3 conduct, of the 120 of other blocks 60 have weight 0, 30 each +1 and -1, 5 are of the block.
            assertThat(deck)
                    .contains(".param rows=128")
                    .contains("vddc tpc mult={rows/2+8/2-n-k}")
                    .contains("vddc tpc mult={rows/4-8/4}")
                    .doesNotContain("$ shape");
        }
    }

    @Test
    void aNetworkRunsOnTilesOfThisGeometry() throws IOException {
        JsonNode result = new ObjectMapper()
                .readTree(tim("network", "mnist-cnn", "--lut", lut, "--errors", "iid", "--images", 40, "--json"));

        assertThat(result.get("images").asInt()).isEqualTo(40);
        assertThat(result.get("accuracy").asDouble()).isGreaterThan(0.8);
        JsonNode counts = result.get("histogram").get("counts");
        assertThat(counts.size()).isEqualTo(9);
        assertThat(counts.get(0).size()).isEqualTo(9);
    }

    @Test
    void theReportIsMadeOfIt() throws IOException {
        tim("report", folder.resolve("run"));
        assertThat(Files.readString(folder.resolve("run/report.html"))).contains("geometry-8x4");
    }
}
