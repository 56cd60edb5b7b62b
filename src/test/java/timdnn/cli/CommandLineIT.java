package timdnn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.circuit.declaration.FiguresPlanReader;
import timdnn.lut.store.LutFile;

/** The commands as a user meets them, on real ngspice: status, standard output and the one sentence on standard error. */
@Tag("slow")
class CommandLineIT {
    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;

    @TempDir
    static Path folder;

    private static Path plan;
    private static Path campaign;
    private static Path lut;
    private static JsonNode characterized;

    /** How a command ended and what it printed. */
    private record Ended(int status, String out, String err) {
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }

    private static Ended tim(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            int status = Main.run(
                    java.util.Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
            return new Ended(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(OUT);
            System.setErr(ERR);
        }
    }

    @BeforeAll
    static void characterizeASmallStudy() throws IOException {
        System.setProperty("timdnn.home", "..");
        plan = Files.writeString(
                folder.resolve("small.yaml"),
                Files.readString(Path.of("../characterization/plans/quickstart.yaml"))
                        .replace("name: quickstart", "name: small")
                        .replace("  step: 1 ps\n  maxStep: 2 ps\n", "  step: 2 ps\n  maxStep: 5 ps\n")
                        .replace("samples: 1000", "samples: 40")
                        .replace("samples: 24 ", "samples: 6 ")
                        .replace("bound: 0.5 mV", "bound: 2 mV")
                        .replace("states: 0..8", "states: 8..8")
                        .replace("states: 0..10", "states: 0..8")
                        .replace("guard: 0.5 %", "guard: 0.2 %")
                        .replace("cells: [one-hot, shared-foot]", "cells: [one-hot]")
                        .replace("heldOut: [1+1, 2+1, 4+2, 3+6, 8+8, 12+4]", "heldOut: [3+2]"));
        campaign = folder.resolve("campaign");
        Ended ended = tim("characterize", plan, "--out", campaign, "--workers", 2, "--json");
        assertThat(ended.status()).as(ended.err()).isZero();
        characterized = ended.json();
        Ended fitted = tim("fit", campaign);
        assertThat(fitted.status()).as(fitted.err()).isZero();
        lut = campaign.resolve("small.lut.json");
    }

    @AfterAll
    static void forget() {
        System.clearProperty("timdnn.home");
    }

    private static void refused(Ended ended, String... parts) {
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().strip())
                .startsWith("tim: ")
                .doesNotContain("\n", "\tat ", "Exception")
                .contains(parts);
    }

    @Test
    void figuresOfADeclaredStudyStandWhereTheirKeysSay() throws IOException {
        Files.writeString(folder.resolve("divider.cir"), "* divider\nv1 in 0 1\nr1 in out 1k\nr2 out 0 1k\n.end\n");
        Path declared = Files.writeString(folder.resolve("divider.yaml"), """
                schema: 1
                name: divider
                seed: 1
                circuit: {netlist: divider.cir}
                monteCarlo: {samples: 4}
                vary: {high: {devices: r1, parameter: resistance, sigmaOverMu: 1 %}}
                benches:
                  half: {analysis: op, vary: false, measure: {out: {value: v(out)}}}
                  spread: {analysis: op, measure: {out: {value: v(out)}}}
                figures:
                  twice: {expression: 2*half.out, unit: V, key: divider.sum.twice_V}
                  mean: {expression: spread.out, unit: V, key: divider.mean_V}
                """);
        JsonNode document = tim("characterize", declared, "--out", folder.resolve("divider"), "--json")
                .json();
        assertThat(document.at("/divider/sum/twice_V").asDouble()).isCloseTo(1, within(1e-9));
        assertThat(document.at("/divider/mean_V/estimate").asDouble()).isCloseTo(0.5, within(0.02));
        assertThat(document.at("/divider/mean_V/simulations").asInt()).isEqualTo(4);
        java.util.Set<String> own = new java.util.TreeSet<>();
        document.fieldNames().forEachRemaining(own::add);
        own.remove("divider");
        assertThat(own).isEqualTo(new java.util.TreeSet<>(FiguresPlanReader.OF_THE_DOCUMENT));
    }

    @Test
    void characterizePromisesItsKeys() {
        assertThat(characterized.fieldNames())
                .toIterable()
                .contains(
                        "samples",
                        "failed",
                        "seconds",
                        "samplesPerSecond",
                        "workers",
                        "strobe_s",
                        "margins",
                        "senseErrorRate",
                        "energy");
        assertThat(characterized.at("/margins/3/n").asInt()).isEqualTo(3);
        assertThat(characterized.at("/margins/3/margin_V").asDouble()).isBetween(0.08, 0.11);
        JsonNode rate = characterized.at("/senseErrorRate/0");
        assertThat(rate.fieldNames())
                .toIterable()
                .contains(
                        "n",
                        "estimate",
                        "low",
                        "high",
                        "simulations",
                        "relativeError",
                        "effectiveSampleSize",
                        "method");
        assertThat(rate.get("n").asInt()).isEqualTo(8);
        assertThat(rate.get("estimate").asDouble()).isBetween(1e-5, 1e-3);
        assertThat(rate.get("relativeError").asDouble()).isBetween(0.0, 0.2);
        assertThat(rate.get("simulations").asInt()).isBetween(200, 1000);
        assertThat(rate.get("method").asText()).isEqualTo("mean-shift importance sampling");
        JsonNode energy = characterized.at("/energy/4");
        double sum = energy.get("precharge_J").asDouble()
                + energy.get("wordline_J").asDouble()
                + energy.get("bitline_J").asDouble()
                + energy.get("leakage_J").asDouble();
        assertThat(energy.get("total_J").asDouble()).isEqualTo(sum);
    }

    @Test
    void oneWorkerPrintsTheSameBytesAsTwoApartFromTimesAndWorkers() throws IOException {
        Ended one = tim("characterize", plan, "--out", folder.resolve("one"), "--workers", 1, "--json");
        List<String> times = List.of("seconds", "samplesPerSecond", "workers");
        ObjectNode a = ((ObjectNode) one.json()).without(times);
        ObjectNode b = ((ObjectNode) characterized.deepCopy()).without(times);
        assertThat(a.toPrettyString()).isEqualTo(b.toPrettyString());
        assertThat(tim("samples", folder.resolve("one"), "--csv").out())
                .isEqualTo(tim("samples", campaign, "--csv").out());
    }

    @Test
    void statusTellsHowFarACampaignHasCome() throws IOException {
        JsonNode status = tim("status", campaign, "--json").json();
        assertThat(status.get("state").asText()).isEqualTo("complete");
        assertThat(status.get("done").asInt())
                .isEqualTo(status.get("planned").asInt())
                .isEqualTo(characterized.get("samples").asInt());
        assertThat(status.get("samplesPerSecond").asDouble()).isPositive();
        assertThat(status.fieldNames())
                .toIterable()
                .contains("failures", "retried", "shard", "crashBundles", "crashBundlesLeftOut");
        assertThat(status.get("states")).hasSize(9);
        assertThat(tim("status", campaign).out()).contains("complete", "S8");
        refused(tim("status", folder), "campaign.sqlite");
    }

    @Test
    void wrongShardsAndMergesAreRefusedAndNothingChanges() {
        for (String shard : List.of("0/4", "5/4", "x")) {
            refused(tim("characterize", plan, "--shard", shard, "--out", folder.resolve("s")), "--shard", shard);
        }
        assertThat(folder.resolve("s")).doesNotExist();
        refused(tim("characterize", plan, "--shard", "1/2", "--out", campaign), "shard", "was 1/1");
        refused(tim("characterize", plan, "--thin", "--shard", "1/2"), "--thin leaves nothing to share out");
        refused(tim("characterize", plan, "--thin", "--out", campaign), "thin was begun without --thin");
        refused(tim("merge", campaign, "--out", campaign), "--out", "one of the folders");
        refused(tim("merge", campaign, "--out", folder), "new or empty");
        refused(tim("merge", folder.resolve("absent"), "--out", folder.resolve("m")), "campaign.sqlite");
        refused(tim("merge", campaign), "--out");
        assertThat(folder.resolve("m")).doesNotExist();
        assertThat(tim("status", campaign).out()).contains("complete");
    }

    @Test
    void aMergedCampaignListsTheSameBytes() {
        Path merged = folder.resolve("merged");
        Ended ended = tim("merge", campaign, "--out", merged);
        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("0 failed; complete");
        assertThat(tim("samples", merged, "--csv").out())
                .isEqualTo(tim("samples", campaign, "--csv").out());
    }

    @Test
    void samplesListAllNumbersUnderTheirHeader() {
        List<String> lines = tim("samples", campaign, "--csv").out().lines().toList();
        assertThat(lines.get(0)).isEqualTo("experiment,corner,state,sample,measure,unit,value,outcome");
        assertThat(lines).allMatch(line -> line.split(",", -1).length == 8);
        assertThat(lines.stream().filter(line -> line.startsWith("mismatch,") && line.contains(",v_bl,")))
                .hasSize(9 * 40);
    }

    @Test
    void tablesKeepTheirLimitsAndCanBeShownAndExported() throws IOException {
        assertThat(LutFile.read(lut).fitReport().withinLimits()).isTrue();
        assertThat(LutFile.read(lut).fitReport().entries()).hasSize(4).allMatch(entry -> entry.heldOut() > 0);
        assertThat(tim("lut", "show", lut).out()).contains("sha256:", "P(error | n)");
        assertThat(tim("lut", "export", lut).out()).isNotEmpty();
    }

    @Test
    void theNetworkPromisesItsKeysAndTheReportIsWritten() throws IOException {
        Ended exact = tim("network", "mnist-cnn", "--dataset", "mnist", "--lut", lut, "--images", 300, "--json");
        assertThat(exact.status()).as(exact.err()).isZero();
        assertThat(exact.json().fieldNames())
                .toIterable()
                .contains(
                        "images",
                        "accuracy",
                        "accuracyLow",
                        "accuracyHigh",
                        "imagesPerSecond",
                        "senseErrorProbability",
                        "energyPerInference_J");
        assertThat(exact.json().get("images").asInt()).isEqualTo(300);
        assertThat(exact.json().get("accuracy").asDouble()).isGreaterThan(0.98);
        assertThat(exact.json().get("energyPerInference_J").asDouble()).isBetween(1e-9, 1e-7);
        Ended page = tim("report", campaign);
        assertThat(page.status()).as(page.err()).isZero();
        assertThat(Path.of(page.out().strip())).isNotEmptyFile();
    }

    @Test
    void anyDeckRunsAndItsVectorsAreWritten() throws IOException {
        Path deck = Files.writeString(
                folder.resolve("divider.cir"), "a divider\nv1 in 0 2\nr1 in out 1k\nr2 out 0 1k\n.dc v1 0 2 1\n.end\n");
        Path csv = folder.resolve("divider.csv");
        Ended ended = tim("sim", deck, "--save", "v(out)", "--out", csv);
        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(Files.readString(csv)).isEqualTo("v(v-sweep),v(out)\n0.0,0.0\n1.0,0.5\n2.0,1.0\n");
        Path raw = folder.resolve("divider.raw");
        assertThat(tim("sim", deck, "--out", raw, "--ascii").status()).isZero();
        assertThat(Files.readString(raw))
                .contains("Plotname: DC transfer characteristic", "No. Points: 3", "\tv(out)\tvoltage");
    }

    @Test
    void wrongDecksAreRefusedWithFileLineAndCard() throws IOException {
        Path include = Files.writeString(folder.resolve("i.cir"), "t\nv1 a 0 1\n.include gone.lib\n.op\n");
        refused(tim("sim", include), include + ":3: .include", "gone.lib");
        Path model = Files.writeString(folder.resolve("m.cir"), "t\nv1 a 0 1\nm1 a a 0 0 nomod w=1u l=1u\n.op\n.end\n");
        refused(tim("sim", model), model + ":3: m1", "nomod");
        Path parameter = Files.writeString(
                folder.resolve("p.cir"),
                "t\nv1 a 0 1\n.model n nmos level=54 version=4.0 vht0=1\nm1 a a 0 0 n\n.op\n.end\n");
        refused(tim("sim", parameter, "--strict"), parameter + ":3: .model", "vht0");
        Path nothing = Files.writeString(folder.resolve("n.cir"), "t\nr1 a 0 1\n.end\n");
        refused(tim("sim", nothing), "no analysis");
        refused(tim("sim", folder.resolve("absent.cir")), "no such file");
        refused(tim("sim", model, "--out", folder.resolve("x.txt")), ".csv or .raw");
        refused(tim("sim", model, "--out", folder.resolve("absent/x.csv")), "not a writable folder");
    }

    @Test
    void aDeckThatDoesNotConvergeIsFailedWorkAndNotWrongInput() throws IOException {
        Path deck = Files.writeString(folder.resolve("loop.cir"), "t\nv1 a 0 1\nv2 a 0 2\n.op\n.end\n");
        Ended ended = tim("sim", deck);
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains("SINGULAR_MATRIX");
    }

    @Test
    void wrongPlansFoldersAndCallsAreRefused() throws IOException {
        Path wrong = Files.writeString(
                folder.resolve("wrong.yaml"), Files.readString(plan).replace("samples: 40", "samples: -1"));
        refused(tim("characterize", wrong), wrong + ":", "mismatch.samples", "-1");
        refused(tim("characterize", folder.resolve("absent.yaml")), "no such file");
        Path pattern = Files.writeString(
                folder.resolve("pattern.yaml"), Files.readString(plan).replace("\"m.xn*\"", "\"m.nobody*\""));
        refused(
                tim("characterize", pattern, "--out", folder.resolve("w")),
                pattern + ":",
                "variation.devices \"m.nobody*\"");
        refused(tim("characterize", plan, "--out", "/proc/timdnn"), "/proc/timdnn", "cannot be written");
        refused(tim("characterize", plan, "--workers", 0, "--out", folder.resolve("w")), "--workers");
        assertThat(folder.resolve("w")).doesNotExist();
        refused(tim("characterize", plan, "--workrs", 1), "--workrs");
        refused(tim("samples", folder.resolve("empty")), "campaign.sqlite");
        refused(tim("deck", campaign, "--experiment", "mismatch", "--state", "S99"), "S99");
        refused(tim("deck", campaign, "--experiment", "mismatch", "--state", "S4", "--sample", 99), "99");
        refused(tim("fit", folder), "campaign.sqlite");
    }

    /** A plan that differs from the one of the campaign in a histogram, in a folder of its own. */
    private static Path weighted(Path home) throws IOException {
        String text = Files.readString(plan);
        assertThat(text).contains("  maxSimulations: 1000");
        return Files.writeString(
                Files.createDirectories(home).resolve("weighted.yaml"),
                text.replace("  maxSimulations: 1000", "  histogram: counts.json\n  maxSimulations: 1000"));
    }

    @Test
    void aHistogramThatCannotBeUsedIsRefusedBeforeAnythingIsCreated() throws IOException {
        Path home = folder.resolve("wanting");
        Path weighted = weighted(home);
        Path out = home.resolve("out");
        refused(
                tim("characterize", weighted, "--out", out),
                weighted + ":",
                "senseError.histogram",
                "counts.json cannot");
        Files.writeString(home.resolve("counts.json"), "{\"histogram\":\n{\"counts\": [[5, -2]]}}");
        refused(tim("characterize", weighted, "--out", out), "senseError.histogram", "counts.json:2: histogram.counts");
        assertThat(out).doesNotExist();
    }

    /** As if the campaign had been begun with the histogram, which its plan then is given in the store. */
    @Test
    void aCampaignOutlivesItsHistogramsFileAndRefusesAnother() throws IOException, SQLException {
        Path home = folder.resolve("kept");
        Path weighted = weighted(home);
        Path kept = home.resolve("campaign");
        assertThat(tim("merge", campaign, "--out", kept).status()).isZero();
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + kept.resolve("campaign.sqlite"));
                PreparedStatement meta = store.prepareStatement("insert or replace into meta values (?, ?)")) {
            for (String[] fact : List.of(
                    new String[] {"plan", Files.readString(weighted)},
                    new String[] {"senseError.histogram", "16 3 3"})) {
                meta.setString(1, fact[0]);
                meta.setString(2, fact[1]);
                meta.executeUpdate();
            }
        }
        for (String command : List.of("status", "samples", "fit", "report")) {
            Ended ended = tim(command, kept);
            assertThat(ended.status()).as(command + ended.err()).isZero();
        }
        assertThat(tim("deck", kept, "--experiment", "mismatch", "--state", "S4")
                        .status())
                .isZero();
        // printf '16 3 3' | sha256sum
        assertThat(LutFile.read(kept.resolve("small.lut.json")).provenance().origin())
                .containsEntry(
                        "histogramSha256",
                        "senseError.histogram: 9a907d379fe112134492e41235de9187fd8b6baca80d2e0fde558a0c80bf2e6c");
        Files.writeString(home.resolve("counts.json"), "{\"histogram\": {\"counts\": [[5, 2], [2, 0], [3]]}}");
        refused(
                tim("characterize", weighted, "--out", kept),
                "senseError.histogram had 16 conversions with n = 0 when the campaign began and has 17 now");
        assertThat(tim("status", kept).out()).contains("complete");
    }

    @Test
    void damagedTablesAndModelsAreRefused() throws IOException {
        Path damaged = Files.writeString(
                folder.resolve("damaged.lut.json"),
                Files.readString(lut).replaceFirst("\"vdd_V\": 0\\.9", "\"vdd_V\": 0.8"));
        refused(tim("network", "mnist-cnn", "--lut", damaged), "damaged.lut.json", "checksum");
        byte[] model = Files.readAllBytes(Path.of("main/resources/models/mnist-cnn.onnx"));
        Path half = Files.write(folder.resolve("half.onnx"), java.util.Arrays.copyOf(model, model.length / 2));
        refused(tim("network", half), "half.onnx");
        refused(tim("network", "mnist-cnn", "--dataset", folder.resolve("absent")), "absent");
    }

    @Test
    void withoutALibraryOneSentenceSaysWhatToInstall() {
        System.setProperty("timdnn.ngspice", "/nowhere/libngspice.so");
        try {
            refused(tim("characterize", plan, "--out", folder.resolve("no-library")), "libngspice", "apt-get install");
            assertThat(tim("doctor").status()).isEqualTo(2);
        } finally {
            System.clearProperty("timdnn.ngspice");
        }
        assertThat(tim("doctor", "--json").status()).isZero();
    }
}
