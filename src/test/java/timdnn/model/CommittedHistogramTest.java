package timdnn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import timdnn.network.accuracy.EvaluationOptions;
import timdnn.network.accuracy.NetworkAccuracy;
import timdnn.network.accuracy.NetworkEvaluator;
import timdnn.network.data.Datasets;
import timdnn.network.data.IdxDataset;
import timdnn.network.onnx.OnnxImporter;

/** The histogram that plans place thresholds by. */
class CommittedHistogramTest {
    private static final Path ROOT = Path.of("..");
    private static final int LARGEST_COMMON_COUNT = 7;

    private static JsonNode histogram() throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(ROOT.resolve("characterization/plans/histograms/mnist-cnn.json")
                        .toFile());
    }

    @Test
    void itIsOfTheTrainingImagesThatTheTrainerFetchesAndOfNoTestImage() throws IOException {
        JsonNode file = histogram();
        assertThat(file.get("imagesFile").asText()).isEqualTo("train-images-idx3-ubyte");
        assertThat(Files.readString(ROOT.resolve("src/train/train-mnist.sh")))
                .contains(file.get("imagesSha256").asText() + "  package/data/train-images-idx3-ubyte");
        assertThat(Datasets.open(IdxDataset.MNIST).imagesSha256())
                .isNotEqualTo(file.get("imagesSha256").asText());
        assertThat(file.at("/histogram/images").asInt()).isEqualTo(5_000);
    }

    /** Test images of the same network have the same number of accesses and nearly the same shares. */
    @Test
    void itIsOfTheShippedNetwork() throws IOException {
        NetworkAccuracy test = new NetworkEvaluator(
                        OnnxImporter.shipped(OnnxImporter.SHIPPED), Datasets.open(IdxDataset.MNIST), Optional.empty())
                .evaluate(EvaluationOptions.exact().firstImages(1_000), done -> {});
        JsonNode counts = histogram().at("/histogram/counts");
        long accesses = 0;
        long[] conversions = new long[counts.size()];
        for (int n = 0; n < counts.size(); n++) {
            for (int k = 0; k < counts.size(); k++) {
                long count = counts.get(n).get(k).asLong();
                accesses += count;
                conversions[n] += count;
                conversions[k] += count;
            }
        }
        assertThat(accesses).isEqualTo(5_000 * (test.tally().columnAccesses() / test.histogramImages()));
        for (int n = 0; n <= LARGEST_COMMON_COUNT; n++) {
            double trained = conversions[n] / (2.0 * accesses);
            double tested = test.tally().conversions()[n] / (2.0 * test.tally().columnAccesses());
            assertThat(trained).as("share of n = %d", n).isCloseTo(tested, withPercentage(8));
        }
    }
}
