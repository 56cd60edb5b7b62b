package timdnn.bench.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.network.MatrixLayer;
import timdnn.network.TernaryNetwork;

class ResidualNetworkTest {
    @Test
    void shapesAreThoseOfTheResidualNetworkOfEighteenLayers() {
        TernaryNetwork network = ResidualNetwork.of(1);
        List<MatrixLayer> layers = network.matrixLayers();
        // Eighteen layers, and three convolutions around blocks that change the shape.
        assertThat(layers).hasSize(21);
        assertThat(network.classes()).isEqualTo(10);
        long parameters = layers.stream()
                .mapToLong(
                        layer -> (long) layer.weights().rows() * layer.weights().columns())
                .sum();
        assertThat(parameters).isEqualTo(11_164_352L);
        long products =
                layers.stream().mapToLong(MatrixLayer::multiplyAccumulates).sum();
        assertThat(products).isEqualTo(555_422_720L);
        // The share of 11 million draws has a standard deviation of 1.5e-4.
        double zeros = layers.stream()
                        .mapToDouble(layer -> layer.weights().zeroShare()
                                * layer.weights().rows()
                                * layer.weights().columns())
                        .sum()
                / parameters;
        assertThat(zeros).isCloseTo(0.47, within(8e-4));
    }
}
