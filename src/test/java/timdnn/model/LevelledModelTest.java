package timdnn.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.io.IOException;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.network.MatrixLayer;
import timdnn.network.TernaryNetwork;
import timdnn.network.data.Dataset;
import timdnn.network.data.Datasets;
import timdnn.network.data.IdxDataset;
import timdnn.network.onnx.OnnxImporter;
import timdnn.network.onnx.ShippedModel;
import timdnn.tile.TernaryEncoding;

/** The committed networks whose states stand for other numbers than -1 and 1: {-a, 0, b} a layer, {-s, 0, s} a channel. */
@Tag("slow")
class LevelledModelTest {
    private static final int IMAGES = 1_000;

    @ParameterizedTest
    @CsvSource({"mnist-asymmetric, 989", "mnist-per-channel, 992"})
    void tilesGiveTheLogitsOfOnnxRuntimeAndClassifyAsManyAsWhenCommitted(String model, int right)
            throws OrtException, IOException {
        Dataset digits = Datasets.open(IdxDataset.MNIST);
        TernaryNetwork network = OnnxImporter.shipped(model);
        float[][] fused = ReferenceLogits.of(model, digits, IMAGES, OptLevel.ALL_OPT);
        assertThat(fused).isDeepEqualTo(ReferenceLogits.of(model, digits, IMAGES, OptLevel.NO_OPT));
        assertThat(ReferenceLogits.correctOnTiles(network, digits, fused)).isEqualTo(right);
        assertThat(ReferenceLogits.multiplyAccumulates(network)).isEqualTo(1_116_416);
    }

    @Test
    void aLayerHasOneLevelOfEachSignAndTheyDiffer() throws IOException {
        CommittedModel model = CommittedModel.read(ShippedModel.MNIST_ASYMMETRIC.modelName());
        int unequal = 0;
        for (String layer : new String[] {"conv1", "conv2", "fc1", "fc2"}) {
            TreeSet<Float> levels = new TreeSet<>();
            for (float[] column : model.columns(layer)) {
                levels.addAll(levels(column));
            }
            assertThat(levels).as(layer).hasSize(3).contains(0f).allMatch(level -> level % 1 == 0);
            unequal += levels.contains(-levels.last()) ? 0 : 1;
        }
        assertThat(unequal).isEqualTo(4);
        assertThat(OnnxImporter.shipped(ShippedModel.MNIST_ASYMMETRIC.modelName()).matrixLayers().stream()
                        .filter(layer -> !layer.encoding(0).symmetric()))
                .hasSize(unequal);
    }

    @Test
    void anOutputChannelHasOneLevelAndChannelsDiffer() throws IOException {
        String name = ShippedModel.MNIST_PER_CHANNEL.modelName();
        CommittedModel model = CommittedModel.read(name);
        for (String layer : new String[] {"conv1", "conv2", "fc1", "fc2"}) {
            Set<Float> scales = new TreeSet<>();
            for (float[] column : model.columns(layer)) {
                NavigableSet<Float> levels = levels(column);
                float scale = levels.last();
                assertThat(levels).as(layer).isSubsetOf(-scale, 0f, scale);
                scales.add(scale);
            }
            assertThat(scales).as(layer).hasSizeGreaterThan(1).allMatch(scale -> scale >= 1 && scale <= 15);
        }
        for (MatrixLayer layer : OnnxImporter.shipped(name).matrixLayers()) {
            assertThat(layer.encodings()).allMatch(TernaryEncoding::symmetric);
        }
    }

    private static NavigableSet<Float> levels(float[] column) {
        TreeSet<Float> levels = new TreeSet<>();
        for (float weight : column) {
            levels.add(weight == 0 ? 0f : weight);
        }
        return levels;
    }
}
