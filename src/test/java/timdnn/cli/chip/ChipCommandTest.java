package timdnn.cli.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.cli.shared.Called;
import timdnn.cli.shared.GuideTable;

class ChipCommandTest {
    @BeforeAll
    static void theCheckoutIsAbove() {
        System.setProperty("timdnn.home", "..");
    }

    @AfterAll
    static void asBefore() {
        System.clearProperty("timdnn.home");
    }

    private static Called chip(String... arguments) {
        return Called.of(new ChipCommand(), arguments);
    }

    @Test
    void theGuideHasTheTableOfDefinitions() {
        GuideTable.compare("chip", ChipFigures.ALL.keys(), "");
    }

    @Test
    void jsonHasEveryFigureWithItsEndsAndABreakdownThatAddsUp() throws IOException {
        Called called = chip("--network", "alexnet", "--width", "2", "--design", "tim16", "--json");
        assertThat(called.status()).isZero();
        JsonNode document = JsonMapper.builder().build().readTree(called.out());
        for (String key : List.of(
                "latency_s",
                "inferencesPerSecond",
                "energy_J",
                "power_W",
                "peakPower_W",
                "area_m2",
                "peakOpsPerSecond",
                "sustainedOpsPerSecond")) {
            JsonNode figure = document.get(key);
            assertThat(figure.get("estimate").asDouble())
                    .as(key)
                    .isBetween(figure.get("low").asDouble(), figure.get("high").asDouble());
        }
        assertThat(document.get("utilisation").asDouble()).isBetween(0.0, 1.0);
        assertThat(document.get("stalls").size()).isPositive();
        double sum = 0;
        for (JsonNode row : document.get("breakdown")) {
            List<String> keys = new ArrayList<>();
            row.fieldNames().forEachRemaining(keys::add);
            assertThat(keys).contains("layer", "component", "action", "count", "energy_J", "time_s");
            sum += row.at("/energy_J/estimate").asDouble();
        }
        assertThat(sum / document.at("/energy_J/estimate").asDouble()).isCloseTo(1, within(1e-9));
    }

    @Test
    void theTextNamesWhatTilesWaitFor() {
        Called called = chip("--network", "alexnet", "--batch", "4");
        assertThat(called.status()).isZero();
        assertThat(called.out())
                .contains("design   tim16, 32 tiles, batch 4", "weightsFromDram", "dram readBit", "fc6");
    }

    @Test
    void theGuideHasTheTableOfComparisons() {
        GuideTable.compare("chip --compare", ComparisonFigures.ALL.keys(), "");
    }

    @Test
    void comparisonHasEveryWayWithAndWithoutWhatTheBaselineSaves() throws IOException {
        Called called = chip("--network", "lstm", "--compare", "--json");
        assertThat(called.status()).isZero();
        JsonNode rows = JsonMapper.builder().build().readTree(called.out()).get("comparison");
        assertThat(rows).hasSize(15);
        for (JsonNode row : rows) {
            assertThat(row.at("/speed/estimate").asDouble()).isPositive();
            assertThat(row.at("/energy/low").asDouble())
                    .isLessThanOrEqualTo(row.at("/energy/high").asDouble());
        }
        assertThat(chip("--network", "lstm", "--compare").out())
                .containsPattern("near-memory-iso-area +60 +all +simulated +batch 1 \\(1\\) +\\d");
    }

    @Test
    void disassemblyIsTheProgramWithItsLoops() {
        Called called = chip("--network", "resnet34", "--disassemble");
        assertThat(called.status()).isZero();
        assertThat(called.out())
                .startsWith("program resnet34 design tim16 batch=1 resident=0\nsegment conv1\n  configure down=")
                .containsPattern("\n +loop count=\\d+\n +access vectors=\\d+ rows=147 ")
                .contains("\nsegment fc\n");
    }

    @Test
    void aTraceIsJsonWithATrackAUnitAndTimesThatDoNotOverlap(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("gru.json");
        assertThat(chip("--network", "gru", "--trace", file.toString()).status())
                .isZero();
        JsonNode events = JsonMapper.builder().build().readTree(file.toFile()).get("traceEvents");
        Map<Integer, Double> ends = new HashMap<>();
        int spans = 0;
        for (JsonNode event : events) {
            if (event.get("ph").asText().equals("X")) {
                int track = event.get("tid").asInt();
                assertThat(event.get("ts").asDouble()).isGreaterThanOrEqualTo(ends.getOrDefault(track, 0.0) - 1e-9);
                ends.put(track, event.get("ts").asDouble() + event.get("dur").asDouble());
                spans++;
            }
        }
        assertThat(spans).isGreaterThan(10);
        assertThat(events.get(0).get("name").asText()).isEqualTo("gates");
        assertThat(events.findValuesAsText("name"))
                .contains("access of run 0", "access of run 5")
                .doesNotContain("access of run 6")
                .anyMatch(name -> name.matches("one behind another: bank \\d gates, tiles of slice 0"));
    }

    @Test
    void theGuideHasTheTableOfKernels() {
        GuideTable.compare("chip --kernel", KernelFigures.ALL.keys(), "");
    }

    @Test
    void aProductTakesOneAccessOfSixteenRowsTwoOfEightOrSixteenRows() throws IOException {
        JsonNode rows = JsonMapper.builder()
                .build()
                .readTree(chip("--kernel", "--json").out())
                .get("kernel");
        assertThat(rows).hasSize(30);
        assertThat(rows.get(22).at("/time_s/estimate").asDouble()).isCloseTo(2.074e-9, within(0.01e-9));
        assertThat(rows.get(2).at("/time_s/estimate").asDouble()).isCloseTo(4.506e-9, within(0.01e-9));
        assertThat(rows.get(7).at("/time_s/estimate").asDouble()).isCloseTo(2 * 4.506e-9, within(0.01e-9));
        assertThat(rows.get(19).at("/time_s/estimate").asDouble()).isCloseTo(16 * 0.641e-9, within(0.02e-9));
        assertThat(rows.get(10).get("saves").asBoolean()).isTrue();
        assertThat(chip("--kernel").out()).containsPattern("near-memory-iso-capacity +none +1\\.0 +10\\.3");
    }

    @Test
    void picturesAreFilesOfTheFolder(@TempDir Path folder) {
        Path pictures = folder.resolve("pictures");
        assertThat(chip("--network", "gru", "--pictures", pictures.toString()).status())
                .isZero();
        assertThat(pictures.toFile().list())
                .containsExactlyInAnyOrder(
                        "floor-plan.svg", "energy.svg", "layer.svg", "roofline.svg", "sensitivity.svg");
    }

    @Test
    void onePageHasAllPicturesAndThePapersClaims(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("gru.html");
        assertThat(chip("--network", "gru", "--html", page.toString()).status()).isZero();
        assertThat(Files.readString(page)).contains("Floor plan", "Roofline", "claims and ours, in closed form");
    }

    /** Loading weights while tiles work makes the run shorter; a comparison gives the same buffer to both chips. */
    @Test
    void aWeightBufferIsGivenToOursAndToTheBaseline() throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        String[] plain = {"--network", "resnet34", "--json"};
        String[] buffered = {"--network", "resnet34", "--weight-buffer", "65536", "--json"};
        double without =
                mapper.readTree(chip(plain).out()).at("/latency_s/estimate").asDouble();
        JsonNode with = mapper.readTree(chip(buffered).out());
        assertThat(with.at("/latency_s/estimate").asDouble()).isLessThan(without);
        assertThat(with.get("breakdown").findValuesAsText("component")).contains("weightBuffer");
        refused("--weight-buffer must be in 0 to 67108864, was -1", "--network", "lstm", "--weight-buffer", "-1");
    }

    @Test
    void designsAreExportedForOtherTools(@TempDir Path folder) {
        Path files = folder.resolve("export");
        assertThat(chip("export", files.toString()).status()).isZero();
        assertThat(files.toFile().list())
                .containsExactlyInAnyOrder(
                        "accelforge.yaml",
                        "hwcomponents_tile.py",
                        "zigzag.yaml",
                        "neurosim_output_noise.csv",
                        "crosssim_converter.py",
                        "aihwkit_column.py");
        refused(
                "--design must have a design of TiM tiles, was near-memory-iso-area",
                "export",
                files.toString(),
                "--design",
                "near-memory-iso-area");
    }

    @Test
    void theShippedNetworkRunsWithItsCountedDensities() throws IOException {
        JsonNode document = JsonMapper.builder()
                .build()
                .readTree(chip("--network", "mnist-cnn", "--weights", "least-energy", "--json")
                        .out());
        assertThat(document.get("weightsStay").asBoolean()).isTrue();
        assertThat(document.get("weightChoice").asText())
                .startsWith("stay takes least energy: stay ")
                .contains("; load ");
        assertThat(document.get("weightUse").findValuesAsText("stays")).containsOnly("true");
        assertThat(document.get("weightWays").findValuesAsText("chosen")).containsOnlyOnce("true");
        assertThat(document.at("/loading_s").asDouble()).isPositive();
    }

    /** A word takes both gate matrices once; the softmax over the vocabulary, in float32, is not on tiles and not in it. */
    @Test
    void theShippedNetworkOfWordsRunsAWordAnInference() throws IOException {
        JsonNode document = JsonMapper.builder()
                .build()
                .readTree(chip("--network", "sotu-lstm", "--json").out());
        assertThat(document.get("multiplyAccumulates").asLong()).isEqualTo(2L * 300 * 1200);
        assertThat(document.get("weightsStay").asBoolean()).isTrue();
    }

    @Test
    void wrongCallsEndInOneSentence() {
        refused("--network must be alexnet, ", "--network", "vgg");
        refused("--design must be near-memory-iso-area, ", "--network", "lstm", "--design", "gpu");
        refused("--network must name a network, or --kernel be there");
        refused("--batch must be in 1 to 4096, was 0", "--network", "lstm", "--batch", "0");
        refused("--edges must be tiles, unit or excluded, was gone", "--network", "lstm", "--edges", "gone");
        refused(
                "--weights must be one of fastest, least-energy, by-layer, stay, load, pipeline, was gone",
                "--network",
                "lstm",
                "--weights",
                "gone");
        refused(
                "weights of network alexnet do not all stay on design tim16: packed into banks they take more than its 32 tiles,"
                        + " at least 942",
                "--network",
                "alexnet",
                "--weights",
                "stay");
        refused(
                "weights of no layer of network alexnet that stays on design tim16 make a run shorter",
                "--network",
                "alexnet",
                "--weights",
                "by-layer");
        refused("--width must be 1 for gru, was 3", "--network", "gru", "--width", "3");
        refused("--width must be 1 for a network with weights, was 2", "--network", "mnist-cnn", "--width", "2");
        refused(
                "--compare must have a design of TiM tiles, was near-memory-iso-area",
                "--network",
                "lstm",
                "--design",
                "near-memory-iso-area",
                "--compare");
        refused("no.onnx cannot be read", "--network", "no.onnx");
    }

    @Test
    void networksThatNoChipRunsAreRefusedByLineAndColumn(@TempDir Path folder) throws IOException {
        String head =
                "layer,from,residual,inputChannels,outputChannels,kernelHeight,kernelWidth,stride,outputHeight,outputWidth,"
                        + "groups,storedHeight,storedWidth,relu,quantise,vector,scalar\n";
        Path file = folder.resolve("n.csv");
        Files.writeString(file, head + "a,input,,8,8,2000,2000,1,9,9,1,9,9,1,1,0,0\n");
        refused(
                "n.csv:2: kernelWidth times kernelHeight must be at most 1048576, was 4000000",
                "--network",
                file.toString());
        Files.writeString(file, head + "a,input,,65536,65536,1,1,1,1,1,1,1,1,1,1,0,0\n");
        refused("n.csv:2: inputChannels must give at most 2147483648 weights", "--network", file.toString());
        Files.writeString(file, head + "a,input,,65536,16384,1,1,1,1,1,1,1,1,1,1,0,0\n");
        Path design = folder.resolve("d.yaml");
        Files.writeString(
                design,
                Files.readString(Path.of("main/resources/chip/designs/tim16.yaml"))
                        .replace("activationBuffer_B: 16384", "activationBuffer_B: 4096"));
        refused(
                "layer a of network n does not fit design tim16: a vector takes 16384 bytes and its results 4096, but all activation"
                        + " buffers (activationBuffer_B a bank) have 16384",
                "--network",
                file.toString(),
                "--design",
                design.toString());
    }

    /** A layer's tiles take accesses for a vector and pass them on; one inference at a time takes the sum of the layers and their ways. */
    @Test
    void layersInPlaceWorkOnInferencesThatFollowEachOther() throws IOException {
        JsonNode gru = JsonMapper.builder()
                .build()
                .readTree(chip("--network", "gru", "--json").out());
        JsonNode pipeline = gru.get("pipeline");
        double most = 0;
        for (JsonNode use : gru.get("weightUse")) {
            double accesses = Math.ceil(600
                    / 16.0
                    / (use.get("tiles").asInt() / (use.get("layer").asText().equals("gates") ? 3.0 : 2.0)));
            most = Math.max(most, accesses * 4.506e-9);
        }
        assertThat(pipeline.get("period_s").asDouble() / most).isBetween(1.0, 1.05);
        assertThat(pipeline.get("inferencesPerSecond").asDouble())
                .isGreaterThan(2 * gru.at("/inferencesPerSecond/estimate").asDouble());
        assertThat(pipeline.get("inFlight").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(pipeline.get("energy_J").asDouble())
                .isLessThan(gru.at("/energy_J/estimate").asDouble());
        assertThat(pipeline.get("stalls").has("layerBefore")).isTrue();
        JsonNode alexnet = JsonMapper.builder()
                .build()
                .readTree(chip("--network", "alexnet", "--json").out());
        assertThat(alexnet.get("pipeline").isNull()).isTrue();
    }

    private static void refused(String sentence, String... arguments) {
        Called called = chip(arguments);
        assertThat(called.status()).isEqualTo(2);
        assertThat(called.out()).isEmpty();
        assertThat(called.err()).contains(sentence).doesNotContain("Exception");
    }
}
