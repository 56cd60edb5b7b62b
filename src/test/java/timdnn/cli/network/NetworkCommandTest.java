package timdnn.cli.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.array.ArrayGeometry;
import timdnn.cli.shared.Called;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.network.SmallModel;
import timdnn.network.TableFixture;
import timdnn.network.onnx.OnnxImporter;

class NetworkCommandTest {
    @TempDir
    private Path folder;

    private String model;
    private String table;

    @BeforeEach
    void writeInputs() throws IOException {
        Path onnx = folder.resolve("small.onnx");
        Files.write(onnx, SmallModel.bytes());
        model = onnx.toString();
        Path lut = folder.resolve("x.lut.json");
        LutFile.write(TableFixture.artifact(5), lut);
        table = lut.toString();
    }

    private static Called network(String... arguments) {
        return Called.of(new NetworkCommand(), arguments);
    }

    private static JsonNode document(Called called) throws IOException {
        assertThat(called.err()).isEmpty();
        assertThat(called.status()).isEqualTo(0);
        return JsonMapper.builder().build().readTree(called.out());
    }

    @Test
    void theTileHasTheGeometryOfTheTable() throws IOException {
        LutArtifact wide = TableFixture.artifact(5);
        Path narrow = folder.resolve("narrow.lut.json");
        LutFile.write(
                new LutArtifact(wide.name(), new ArrayGeometry(16, 8, 1, 16, 1), wide.provenance(), wide.conditions()),
                narrow);
        long accesses = accesses(table);
        long columns = OnnxImporter.read(Path.of(model))
                .matrixLayers()
                .get(0)
                .weights()
                .columns();
        assertThat(columns).isGreaterThan(1);
        assertThat(accesses(narrow.toString())).isEqualTo(columns * accesses);
    }

    private long accesses(String lut) throws IOException {
        return document(network(model, "--dataset", "mnist", "--lut", lut, "--images", "2", "--json"))
                .at("/layers/0/accesses")
                .asLong();
    }

    @Test
    void jsonHasTheKeysThatArePromised() throws IOException {
        JsonNode document = document(network(
                model,
                "--dataset",
                "mnist",
                "--lut",
                table,
                "--errors",
                "iid",
                "--images",
                "400",
                "--seed",
                "3",
                "--threads",
                "2",
                "--json"));
        assertThat(document.at("/images").asInt()).isEqualTo(400);
        double accuracy = document.at("/accuracy").asDouble();
        assertThat(accuracy).isEqualTo(document.at("/correct").asInt() / 400.0);
        assertThat(document.at("/accuracyLow").asDouble()).isLessThanOrEqualTo(accuracy);
        assertThat(document.at("/accuracyHigh").asDouble()).isGreaterThanOrEqualTo(accuracy);
        JsonNode difference = document.get("accuracyDifference");
        assertThat(difference.fieldNames())
                .toIterable()
                .containsExactly("estimate", "low", "high", "images", "lost", "gained", "pValue");
        assertThat(difference.get("images").asInt()).isEqualTo(400);
        assertThat(difference.get("lost").asInt() + difference.get("gained").asInt())
                .isPositive();
        assertThat(difference.get("estimate").asDouble() * 400)
                .isCloseTo(
                        difference.get("gained").asInt()
                                - difference.get("lost").asInt(),
                        within(1e-9));
        assertThat(difference.get("low").asDouble())
                .isLessThan(difference.get("estimate").asDouble());
        assertThat(document.at("/imagesPerSecond").asDouble()).isPositive();
        double error = document.at("/senseErrorProbability").asDouble();
        assertThat(error).isPositive();
        assertThat(document.at("/senseErrorProbabilityLow").asDouble()).isLessThan(error);
        assertThat(document.at("/senseErrorProbabilityHigh").asDouble()).isGreaterThan(error);
        assertThat(document.at("/energyPerInference_J").asDouble()).isBetween(1e-12, 1e-6);
        assertThat(document.at("/energyPerInferenceLow_J").asDouble())
                .isLessThan(document.at("/energyPerInference_J").asDouble());
        assertThat(document.at("/energyPerInferenceHigh_J").asDouble())
                .isGreaterThan(document.at("/energyPerInference_J").asDouble());
        assertThat(document.at("/errors").asText()).isEqualTo("iid");
        assertThat(document.at("/histogram/images").asInt()).isEqualTo(400);
        assertThat(document.at("/histogram/counts")).hasSize(17);
        assertThat(document.at("/clippedConversions").isIntegralNumber()).isTrue();
        assertThat(document.at("/layers")).hasSize(2);
        assertThat(document.at("/layers/0/energyPerInference_J").asDouble()
                        + document.at("/layers/1/energyPerInference_J").asDouble())
                .isCloseTo(document.at("/energyPerInference_J").asDouble(), withPercentage(1e-6));
        assertThat(document.at("/lut/name").asText()).isEqualTo("fixture");
        assertThat(document.at("/lut/checksum").asText()).startsWith("sha256:");
    }

    @Test
    void wholeAccessesAreReportedByPart() throws IOException {
        Path lut = folder.resolve("whole.lut.json");
        LutFile.write(TableFixture.wholeAccess(5), lut);
        JsonNode alone = document(network(model, "--images", "20", "--lut", table, "--json"));
        JsonNode whole = document(network(model, "--images", "20", "--lut", lut.toString(), "--json"));

        assertThat(alone.get("energyParts_J").fieldNames())
                .toIterable()
                .containsExactly("bitlines", "wordlines", "leakage");
        assertThat(whole.get("energyParts_J").fieldNames())
                .toIterable()
                .containsExactly("bitlines", "wordlines", "sampling", "conversions", "digital", "leakage");
        double perImage = whole.get("conversions").asDouble()
                / whole.at("/histogram/images").asDouble();
        assertThat(whole.at("/energyParts_J/conversions").asDouble())
                .isCloseTo(perImage * 150e-15, withPercentage(1e-6));
        // Two conversions, sampling and digital part a column.
        assertThat(whole.get("energyPerInference_J").asDouble()
                        - alone.get("energyPerInference_J").asDouble())
                .isCloseTo(perImage / 2 * 420e-15, withPercentage(1e-6));
        assertThat(network(model, "--images", "20", "--lut", lut.toString()).out())
                .containsPattern("energy +\\S+ [a-z]J \\[\\S+, \\S+\\] an inference, whole accesses \\(S\\)\n")
                .containsPattern("parts +bitlines \\S+ [a-z]J, wordlines 0 J, sampling ");
    }

    @Test
    void aHistogramOfTrainingImagesSaysWhatItWasCountedOn() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        ByteBuffer images = ByteBuffer.allocate(16 + 3 * 784);
        images.putInt(0x0803).putInt(3).putInt(28).putInt(28);
        while (images.hasRemaining()) {
            images.put((byte) (images.position() * 37));
        }
        Files.write(data.resolve("train-images-idx3-ubyte"), images.array());
        Files.write(data.resolve("train-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 3, 0, 1, 2});
        Path file = folder.resolve("histogram.json");
        String[] call = {
            model,
            "--dataset",
            data.toString(),
            "--split",
            "train",
            "--histogram-images",
            "2",
            "--histogram",
            file.toString(),
            "--json"
        };
        JsonNode document = document(network(call));
        JsonNode written = JsonMapper.builder().build().readTree(file.toFile());

        assertThat(written.get("histogram")).isEqualTo(document.get("histogram"));
        assertThat(written.at("/histogram/images").asInt()).isEqualTo(2);
        assertThat(written.at("/histogram/seed").asInt()).isEqualTo(1);
        assertThat(written.get("drawnFrom").asInt()).isEqualTo(3);
        assertThat(written.get("imagesFile").asText()).isEqualTo("train-images-idx3-ubyte");
        assertThat(written.get("imagesSha256").asText()).hasSize(64);

        Files.write(data.resolve("train-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 3, 0, 26, 2});
        Called wrong = network(call);
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("train-labels-idx1-ubyte: label of image 1 must be a class of model small, 0 to 9, is 26");
    }

    @Test
    void withoutATableThereIsNoErrorRateAndNoEnergy() throws IOException {
        JsonNode document = document(network(model, "--images", "20", "--json"));
        for (String key : new String[] {
            "senseErrorProbability", "energyPerInference_J", "energyParts_J", "accuracyDifference", "lut"
        }) {
            assertThat(document.has(key)).isTrue();
            assertThat(document.get(key).isNull()).isTrue();
        }
        assertThat(document.at("/errors").asText()).isEqualTo("none");
    }

    @Test
    void peopleGetALineAFinding() {
        String out = network(model, "--images", "20", "--lut", table).out();
        assertThat(out.lines().map(line -> line.substring(0, line.indexOf(' '))).toList())
                .containsExactly("model", "data", "accuracy", "speed", "conversions", "P_E", "energy", "table");
        assertThat(network(model, "--images", "20", "--lut", table, "--errors", "iid")
                        .out())
                .containsPattern(
                        "difference   against no errors on the same images: -?[\\d.]+ \\[-.*] points, \\d+ lost, \\d+ gained"
                                + " of 20, McNemar's p = ");
        assertThat(out).containsPattern("accuracy     [\\d.]+ % \\[.*] on 20 images of mnist");
    }

    @Test
    void aModelThatShipsReadsItsOwnDataSetUnlessAnotherIsNamed() {
        assertThat(network("fashion-cnn", "--images", "20").out())
                .containsPattern("accuracy     [\\d.]+ % \\[.*] on 20 images of fashion");
        assertThat(network("fashion-cnn", "--dataset", "mnist", "--images", "20")
                        .out())
                .contains("on 20 images of mnist");
        assertThat(network("fashion-cnn", "--split", "train").err())
                .contains("the training images of fashion do not ship");
    }

    @Test
    void wrongCallsEndWithStatusTwoAndSayWhy() {
        assertThat(network(model, "--errors", "iid").err()).contains("need a table");
        assertThat(network(model, "--errors", "sometimes").err()).contains("must be none, iid or die, was sometimes");
        assertThat(network(model, "--images", "0").err()).contains("images must be at least 1, was 0");
        assertThat(network(model, "--dataset", "cats").err()).contains("data set cats is neither mnist");
        assertThat(network(folder.resolve("none.onnx").toString()).err()).contains("there is no such file");
        for (String[] call : new String[][] {
            {model, "--errors", "iid"},
            {model, "--errors", "sometimes"},
            {model, "--images", "0"},
            {model, "--dataset", "cats"},
            {model, "--split", "train"},
            {model, "--split", "half"},
            {"none.onnx"},
            {}
        }) {
            assertThat(network(call).status()).isEqualTo(2);
        }
    }
}
