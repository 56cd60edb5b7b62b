package timdnn.chip.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import timdnn.array.ArrayGeometry;
import timdnn.chip.design.Design;
import timdnn.chip.design.TileTiming;
import timdnn.chip.energy.ChipRuns;
import timdnn.chip.schedule.Action;
import timdnn.chip.schedule.Schedule;
import timdnn.chip.schedule.WeightChoice;
import timdnn.chip.shape.NetworkShape;
import timdnn.network.InferenceSession;
import timdnn.network.TernaryNetwork;
import timdnn.network.data.Dataset;
import timdnn.network.data.Datasets;
import timdnn.network.data.IdxDataset;
import timdnn.network.onnx.OnnxImporter;
import timdnn.tile.error.SenseErrors;
import timdnn.tile.kernel.Kernels;

class ChipInferenceTest {
    private static final int IMAGES = 10;
    private static final TernaryNetwork NETWORK = OnnxImporter.shipped(OnnxImporter.SHIPPED);

    @ParameterizedTest
    @ValueSource(strings = {"tim16", "tim8"})
    void logitsAreThoseOfTheNetworkBitForBitAndAccessesThoseOfTheSchedule(String name) {
        Dataset digits = Datasets.open(IdxDataset.MNIST);
        Design design = ChipRuns.design(name);
        TileTiming tile = ChipRuns.tile(design);
        ArrayGeometry geometry = new ArrayGeometry(tile.rowsABlock(), 8, 256, tile.blocks(), 8);
        NetworkShape shape = TernaryShapes.of(NETWORK, 0.5);
        WeightChoice.Run run = WeightChoice.fastest(shape, design, tile, IMAGES).chosen();
        ChipInference chip =
                new ChipInference(NETWORK, shape, design, tile, IMAGES, run.plan(), geometry, Kernels.packed());
        InferenceSession plain = new InferenceSession(NETWORK, geometry, SenseErrors.none(), 0);
        for (int image = 0; image < IMAGES; image++) {
            digits.copyPixels(image, chip.image());
            digits.copyPixels(image, plain.image());
            float[] ours = chip.infer(image).clone();
            float[] theirs = plain.infer(image);
            for (int logit = 0; logit < theirs.length; logit++) {
                assertThat(Float.floatToRawIntBits(ours[logit])).isEqualTo(Float.floatToRawIntBits(theirs[logit]));
            }
        }
        Schedule schedule = run.schedule();
        for (int layer = 0; layer < shape.layers().size(); layer++) {
            assertThat(schedule.layers().get(layer).count(Action.ACCESS)).isEqualTo(chip.accesses(layer));
        }
        assertThat(chip.tiles(shape.layers().size() - 1)).isPositive();
    }

    @Test
    void countedDensitiesAreThoseOfWeightsAndDrivenRows() {
        Dataset digits = Datasets.open(IdxDataset.MNIST);
        InferenceSession session = new InferenceSession(NETWORK, ArrayGeometry.PAPER, SenseErrors.none(), 0);
        session.countAccesses();
        for (int image = 0; image < IMAGES; image++) {
            digits.copyPixels(image, session.image());
            session.infer(image);
        }
        NetworkShape shape = TernaryShapes.of(NETWORK, session.tallies(), ArrayGeometry.PAPER);
        assertThat(shape.layers()).hasSameSizeAs(NETWORK.matrixLayers()).allSatisfy(layer -> {
            assertThat(layer.measured().orElseThrow().products()).isBetween(0.001, 0.6);
            assertThat(Arrays.asList(0, 1, 2, 3, 8)).contains(layer.activationBits());
        });
        assertThat(shape.multiplyAccumulates())
                .isEqualTo(NETWORK.matrixLayers().stream()
                        .mapToLong(layer -> layer.multiplyAccumulates())
                        .sum());
    }
}
