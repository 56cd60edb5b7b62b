package timdnn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import timdnn.network.TernaryNetwork;
import timdnn.network.data.Dataset;
import timdnn.network.data.Datasets;
import timdnn.network.data.IdxDataset;
import timdnn.network.onnx.OnnxImporter;
import timdnn.network.onnx.ShippedModel;

/** The committed residual network for Fashion-MNIST: what it scores on tiles and in ONNX Runtime, and what tiles rely on. */
@Tag("slow")
class FashionModelTest {
    private static final String MODEL = ShippedModel.FASHION_CNN.modelName();
    private static final int BLOCK_ROWS = 16;
    private static final int MAX_PER_SIGN = 8;
    private static final int IMAGES = 1_000;
    private static final int CORRECT = 920;

    @Test
    void tilesGiveTheLogitsOfOnnxRuntimeForTheFirstThousandImagesAndClassifyAsManyAsWhenCommitted()
            throws OrtException, IOException {
        Dataset clothes = Datasets.open(IdxDataset.FASHION);
        TernaryNetwork network = OnnxImporter.shipped(MODEL);
        float[][] fused = ReferenceLogits.of(MODEL, clothes, IMAGES, OptLevel.ALL_OPT);
        assertThat(ReferenceLogits.correctOnTiles(network, clothes, fused)).isEqualTo(CORRECT);
        assertThat(ReferenceLogits.multiplyAccumulates(network)).isEqualTo(21_493_120);
    }

    @Test
    void fusingOperatorsChangesNoLogit() throws OrtException, IOException {
        Dataset clothes = Datasets.open(IdxDataset.FASHION);
        assertThat(ReferenceLogits.of(MODEL, clothes, IMAGES, OptLevel.ALL_OPT))
                .isDeepEqualTo(ReferenceLogits.of(MODEL, clothes, IMAGES, OptLevel.NO_OPT));
    }

    @Test
    void residualBlocksEndInASumAndTheFileIsBelowFourMegabytes() throws IOException {
        CommittedModel model = CommittedModel.read(MODEL);
        String hidden = "Conv Mul Add Round Clip ";
        String block = hidden.repeat(2) + "Add Clip ";
        assertThat(model.operatorSet()).isEqualTo(13);
        assertThat(String.join(" ", model.operators()))
                .isEqualTo("Mul Round "
                        + hidden
                        + block
                        + hidden
                        + block.repeat(2)
                        + "MaxPool Flatten MatMul Mul Add Round Clip MatMul Add");
        assertThat(model.input()).isEqualTo("image [N, 1, 28, 28]");
        assertThat(model.output()).isEqualTo("logits [N, 10]");
        assertThat(CommittedModel.bytes(MODEL)).hasSizeLessThan(4_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"stem", "block0a", "block0b", "down", "block1a", "block1b", "block2a", "block2b", "fc1", "fc2"})
    void weightsAreTernaryWithAtMostEightOfASignInABlock(String layer) throws IOException {
        for (float[] column : CommittedModel.read(MODEL).columns(layer)) {
            for (int start = 0; start < column.length; start += BLOCK_ROWS) {
                int end = Math.min(start + BLOCK_ROWS, column.length);
                long plus = count(column, start, end, 1);
                long minus = count(column, start, end, -1);
                assertThat(plus).isLessThanOrEqualTo(MAX_PER_SIGN);
                assertThat(minus).isLessThanOrEqualTo(MAX_PER_SIGN);
                assertThat(plus + minus + count(column, start, end, 0)).isEqualTo(end - start);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stem", "block0a", "block0b", "down", "block1a", "block1b", "block2a", "block2b", "fc1"})
    void activationThresholdsLieHalfWayBetweenTwoAccumulatorValues(String layer) throws IOException {
        CommittedModel model = CommittedModel.read(MODEL);
        float[] scale = model.constant(layer + "_scale");
        float[] offset = model.constant(layer + "_offset");
        double lowest = layer.endsWith("b") ? -2.5 : 0.5;
        for (int channel = 0; channel < scale.length; channel++) {
            for (double y = lowest; y < 3; y++) {
                double threshold = (y - offset[channel]) / scale[channel];
                assertThat(threshold - Math.floor(threshold)).isCloseTo(0.5, within(5e-3));
            }
        }
    }

    private static long count(float[] column, int from, int to, float code) {
        return IntStream.range(from, to).filter(row -> column[row] == code).count();
    }
}
