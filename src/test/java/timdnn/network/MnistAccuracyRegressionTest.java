package timdnn.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import timdnn.network.accuracy.EvaluationOptions;
import timdnn.network.accuracy.NetworkAccuracy;
import timdnn.network.accuracy.NetworkEvaluator;
import timdnn.network.data.Datasets;
import timdnn.network.data.IdxDataset;
import timdnn.network.onnx.OnnxImporter;

/** The shipped model on the shipped data set: a change of any of these figures is news. */
class MnistAccuracyRegressionTest {
    @Test
    void exactTilesClassifyAsManyDigitsAsWhenTheModelWasTrainedAndClipNothing() {
        TernaryNetwork network = OnnxImporter.shipped(OnnxImporter.SHIPPED);
        NetworkAccuracy result = new NetworkEvaluator(network, Datasets.open(IdxDataset.MNIST), Optional.empty())
                .evaluate(EvaluationOptions.exact(), done -> {});
        assertThat(result.images()).isEqualTo(10_000);
        assertThat(result.correct()).isEqualTo(9_951);
        assertThat(result.tally().clippedConversions()).isEqualTo(0);
        assertThat(network.matrixLayers().stream()
                        .mapToLong(MatrixLayer::multiplyAccumulates)
                        .sum())
                .isEqualTo(4_002_304);
    }
}
