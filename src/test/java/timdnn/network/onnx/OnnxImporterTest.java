package timdnn.network.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.array.ArrayGeometry;
import timdnn.network.GraphSketch;
import timdnn.network.InferenceSession;
import timdnn.network.InputCode;
import timdnn.network.MatrixLayer;
import timdnn.network.TensorShape;
import timdnn.network.TernaryNetwork;
import timdnn.tile.TernaryEncoding;
import timdnn.tile.error.SenseErrors;

class OnnxImporterTest {
    private static GraphSketch oneConvolution(float... weights) {
        GraphSketch sketch = new GraphSketch(1, 4, 4).quantisedPixels();
        return sketch.node("Conv", sketch.floats(weights, weights.length / 4, 1, 2, 2));
    }

    @Test
    void rowsOfAConvolutionAreItsFlattenedKernel() {
        TernaryNetwork network = oneConvolution(1, 0, -1, 0, 0, 0, 0, 1).network();
        MatrixLayer layer = network.matrixLayers().get(0);
        assertThat(layer.weights().rows()).isEqualTo(4);
        assertThat(layer.weights().columns()).isEqualTo(2);
        assertThat(layer.weights().value(0, 0)).isEqualTo(1);
        assertThat(layer.weights().value(2, 0)).isEqualTo(-1);
        assertThat(layer.weights().value(3, 1)).isEqualTo(1);
        assertThat(layer.positions()).isEqualTo(9);
        assertThat(layer.accessesPerVector()).isEqualTo(2);
        assertThat(layer.multiplyAccumulates()).isEqualTo(72);
        assertThat(layer.outputShape()).isEqualTo(TensorShape.of(2, 3, 3));
        assertThat(network.name()).isEqualTo("sketch");
    }

    @Test
    void weightsOfAnyTwoMagnitudesAreTernary() {
        assertThat(oneConvolution(0.3f, 0, -0.7f, 0.3f)
                        .network()
                        .matrixLayers()
                        .get(0)
                        .encoding(0))
                .isEqualTo(TernaryEncoding.asymmetric(0.7f, 0.3f));
        assertThat(oneConvolution(0, 0, -0.5f, 0)
                        .network()
                        .matrixLayers()
                        .get(0)
                        .encoding(0))
                .isEqualTo(TernaryEncoding.symmetric(0.5));
    }

    @Test
    void quantisationIsSeenThroughClipPoolingAndReshapes() {
        GraphSketch sketch = new GraphSketch(1, 4, 4);
        sketch.node("Mul", sketch.scalar(1 / 255f))
                .clip(0, 1)
                .node("Mul", sketch.scalar(3))
                .node("Round");
        sketch.node("Div", sketch.scalar(3));
        sketch.node(
                "MaxPool",
                List.of(),
                GraphSketch.integers("kernel_shape", 2, 2),
                GraphSketch.integers("strides", 2, 2));
        sketch.node("Flatten").node("MatMul", sketch.floats(new float[] {1, -1, 0, 1, 1, 0, 0, -1}, 4, 2));
        MatrixLayer layer = sketch.network().matrixLayers().get(0);
        assertThat(layer.inputCode().kind()).isEqualTo(InputCode.Kind.UNSIGNED_2);
        assertThat(layer.inputCode().step()).isEqualTo(1 / 3f);
        assertThat(layer.window()).isEmpty();
    }

    @Test
    void signedInputsAreTernaryAndTakeTwoAccessesOnlyIfWeightsAreAsymmetric() {
        for (float minus : new float[] {1, 2}) {
            GraphSketch sketch = new GraphSketch(4);
            sketch.node("Sub", sketch.scalar(128))
                    .node("Div", sketch.scalar(64))
                    .clip(-1, 1)
                    .node("Round");
            sketch.node("MatMul", sketch.floats(new float[] {1, -minus, 0, 1}, 4, 1));
            MatrixLayer layer = sketch.network().matrixLayers().get(0);
            assertThat(layer.inputCode().kind()).isEqualTo(InputCode.Kind.TERNARY);
            assertThat(layer.accessesPerVector()).isEqualTo(minus == 1 ? 1 : 2);
        }
    }

    @Test
    void aTileClipsWhatPlainArithmeticDoesNot() {
        GraphSketch sketch = new GraphSketch(20);
        sketch.node("Mul", sketch.scalar(1 / 255f)).node("Round");
        float[] ones = new float[20];
        Arrays.fill(ones, 1);
        TernaryNetwork network =
                sketch.node("MatMul", sketch.floats(ones, 20, 1)).network();
        InferenceSession session = new InferenceSession(network, ArrayGeometry.PAPER, SenseErrors.none(), 0);
        Arrays.fill(session.image(), 255);
        assertThat(session.infer(0)).containsExactly(8 + 4);
    }
}
