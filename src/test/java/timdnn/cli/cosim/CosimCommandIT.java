package timdnn.cli.cosim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.cli.shared.Called;
import timdnn.network.GraphSketch;
import timdnn.network.SmallModel;

class CosimCommandIT {
    private static final String TABLE = "../lut/tables/access.lut.json";
    private static final Pattern REMARK = Pattern.compile("\\* BL: .* SPICE ([0-9.E-]+) V;");
    private static final Pattern MEASURED = Pattern.compile("v_bl +=\\s+([0-9.eE+-]+)");

    @TempDir
    private Path folder;

    private String home;
    private String model;

    @BeforeEach
    void writeInputs() throws IOException {
        home = System.getProperty("timdnn.home");
        System.setProperty(
                "timdnn.home", Path.of("..").toAbsolutePath().normalize().toString());
        Path onnx = folder.resolve("small.onnx");
        Files.write(onnx, SmallModel.bytes());
        model = onnx.toString();
    }

    @AfterEach
    void restore() {
        if (home == null) {
            System.clearProperty("timdnn.home");
        } else {
            System.setProperty("timdnn.home", home);
        }
    }

    @Test
    @Tag("slow")
    void tablesPredictSpiceWithinAMillivoltAndTheWorstAreDecksThatPlainNgspiceRuns() throws Exception {
        Path decks = folder.resolve("decks");
        Called called = Called.of(
                new CosimCommand(),
                "mnist-cnn",
                "--lut",
                TABLE,
                "--accesses",
                "16",
                "--images",
                "2",
                "--dies",
                "1",
                "--decks",
                decks.toString(),
                "--worst",
                "1",
                "--json");
        assertThat(called.status()).as(called.err()).isZero();
        JsonNode document = JsonMapper.builder().build().readTree(called.out());
        assertThat(document.get("failed").asInt()).isZero();
        assertThat(document.get("accesses").asInt()).isEqualTo(16);
        assertThat(document.get("accessesNearThreshold").asInt()).isEqualTo(4);
        assertThat(document.get("codesAlike").asDouble()).isEqualTo(1);
        assertThat(document.get("voltageErrorRms_V").asDouble()).isBetween(1e-5, 1e-3);
        assertThat(document.get("energyErrorRelative").isNull()).isTrue();
        assertThat(document.get("verdictsAlike").isNull()).isTrue();
        assertThat(document.get("chiSquareP").asDouble()).isBetween(0.0, 1.0);

        Path deck = Path.of(document.at("/worst/0/deck").asText());
        Matcher remark = REMARK.matcher(Files.readString(deck));
        assertThat(remark.find()).isTrue();
        Process plain = new ProcessBuilder("ngspice", "-b", deck.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(plain.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        Matcher measured = MEASURED.matcher(printed);
        assertThat(measured.find()).as(printed).isTrue();
        assertThat(Double.parseDouble(measured.group(1))).isCloseTo(Double.parseDouble(remark.group(1)), within(1e-4));
    }

    @Test
    @Tag("slow")
    void comparatorsOfAWholeSteppedAccessReadTheCodesOfTheDie() throws IOException {
        Called called = Called.of(
                new CosimCommand(),
                "mnist-cnn",
                "--lut",
                "../lut/tables/access-stepped.lut.json",
                "--accesses",
                "12",
                "--energies",
                "3",
                "--images",
                "1",
                "--dies",
                "1",
                "--json");
        assertThat(called.status()).as(called.err()).isZero();
        JsonNode document = JsonMapper.builder().build().readTree(called.out());
        assertThat(document.get("failed").asInt()).isZero();
        assertThat(document.get("codesAlike").asDouble()).isEqualTo(1);
        assertThat(document.get("voltageErrorRms_V").asDouble()).isBetween(1e-5, 1e-3);
        assertThat(document.get("energies").asInt()).isEqualTo(6);
        assertThat(document.get("energyErrorRelative").asDouble()).isBetween(-0.1, 0.1);
        assertThat(document.get("verdictsAlike").asDouble()).isEqualTo(1);
        assertThat(document.get("verdictsAlikeNearThreshold").asDouble()).isBetween(0.0, 1.0);
    }

    /** Four maps of 4 x 4 from windows of 7 x 7, then 64 inputs in four blocks of three columns, low and high bits. */
    @Test
    @Tag("slow")
    void aLayerWithSpiceInTheLoopGivesLogitsLikeThoseOfTheDiesTables() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        GraphSketch sketch = new GraphSketch(1, 28, 28).quantisedPixels();
        String kernel = sketch.floats(ternary(random, 4 * 49), 4, 1, 7, 7);
        sketch.node("Conv", List.of(kernel), GraphSketch.integers("strides", 7, 7));
        sketch.node("Mul", sketch.scalar(0.25f)).node("Round").clip(0, 3).node("Flatten");
        Path tiny = folder.resolve("tiny.onnx");
        Files.write(
                tiny,
                sketch.node("MatMul", sketch.floats(ternary(random, 64 * 3), 64, 3))
                        .bytes());
        String asked = Called.of(new CosimCommand(), tiny.toString(), "--lut", TABLE, "--in-the-loop", "none")
                .err();
        assertThat(asked).contains("--in-the-loop must be a layer on tiles of", "was none");
        String layer = asked.replaceFirst("(?s).*one of [^,]*, ([^,]*), was none.*", "$1");
        Called called = Called.of(
                new CosimCommand(),
                tiny.toString(),
                "--lut",
                "../lut/tables/access-stepped.lut.json",
                "--in-the-loop",
                layer,
                "--json");
        assertThat(called.status()).as(called.err()).isZero();
        JsonNode document = JsonMapper.builder().build().readTree(called.out());
        assertThat(document.get("accesses").asInt()).isEqualTo(4 * 3 * 2);
        assertThat(document.get("simulations").asInt()).isBetween(3, 24);
        assertThat(document.get("failed").asInt()).isZero();
        assertThat(document.get("codesAlike").asDouble()).isGreaterThan(0.95);
        assertThat(document.get("logitDifferenceLargest").asDouble()).isBetween(0.0, 2.0);
        assertThat(document.at("/images/0/logits")).hasSize(3);
    }

    private static float[] ternary(SplittableRandom random, int size) {
        float[] weights = new float[size];
        for (int index = 0; index < size; index++) {
            weights[index] = random.nextInt(-1, 2);
        }
        return weights;
    }

    @Test
    @Tag("slow")
    void energyOfAColumnAloneIsThatOfTheTable() throws IOException {
        Called called = Called.of(
                new CosimCommand(),
                model,
                "--lut",
                "../lut/tables/quickstart.lut.json",
                "--accesses",
                "8",
                "--energies",
                "4",
                "--images",
                "2",
                "--dies",
                "1",
                "--workers",
                "2",
                "--json");
        assertThat(called.status()).as(called.err()).isZero();
        JsonNode document = JsonMapper.builder().build().readTree(called.out());
        assertThat(document.get("energies").asInt()).isEqualTo(4);
        assertThat(document.get("energyErrorRelative").asDouble()).isBetween(-0.05, 0.05);
    }

    @Test
    void wrongCallsEndWithStatusTwoAndSayWhy() throws IOException {
        Path plan = folder.resolve("access.yaml");
        String text = Files.readString(Path.of("../characterization/plans/access.yaml"));
        Files.writeString(plan, text.replace("seed: 20190616", "seed: 7"));
        Called other = Called.of(new CosimCommand(), model, "--lut", TABLE, "--plan", plan.toString());
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err())
                .contains("access.yaml")
                .contains("is not the one behind")
                .contains("planSha256");
        assertThat(Called.of(new CosimCommand(), model, "--lut", TABLE, "--accesses", "3")
                        .err())
                .contains("accesses must be at least 4, was 3");
        assertThat(Called.of(new CosimCommand(), model, "--lut", TABLE, "--in-the-loop", "none")
                        .err())
                .contains("--in-the-loop must be a layer on tiles of", "was none");
        assertThat(Called.of(new CosimCommand(), model, "--lut", TABLE, "--in-the-loop", "none", "--decks", "decks")
                        .err())
                .contains("--decks is about accesses that are drawn");
        for (String[] call : new String[][] {
            {model},
            {model, "--lut", TABLE, "--in-the-loop", "none"},
            {model, "--lut", "none.lut.json"},
            {model, "--lut", TABLE, "--accesses", "3"},
            {model, "--lut", TABLE, "--workers", "0"},
            {"none.onnx", "--lut", TABLE}
        }) {
            assertThat(Called.of(new CosimCommand(), call).status()).isEqualTo(2);
        }
    }
}
