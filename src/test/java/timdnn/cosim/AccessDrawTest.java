package timdnn.cosim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.network.MatrixLayer;
import timdnn.network.SmallModel;
import timdnn.network.TernaryNetwork;
import timdnn.network.data.Datasets;
import timdnn.network.data.IdxDataset;
import timdnn.network.onnx.OnnxImporter;

class AccessDrawTest {
    private static final Path TABLE = Path.of("../lut/tables/access.lut.json");

    @TempDir
    private Path folder;

    private TernaryNetwork network;
    private LutArtifact table;

    @BeforeEach
    void readInputs() throws IOException {
        Path onnx = folder.resolve("small.onnx");
        Files.write(onnx, SmallModel.bytes());
        network = OnnxImporter.read(onnx);
        table = LutFile.read(TABLE);
    }

    private AccessDraw draw(int accesses, int dies, int images) {
        return draw(network, accesses, dies, images);
    }

    private AccessDraw draw(TernaryNetwork of, int accesses, int dies, int images) {
        return AccessDraw.of(
                of,
                Datasets.open(IdxDataset.MNIST),
                Cosimulation.dies(table),
                new CosimOptions(accesses, dies, images, 0, 1),
                done -> {});
    }

    @Test
    void everyColumnAccessOfTheNetworkIsAmongThoseDrawnFrom() {
        long wanted = 0;
        for (MatrixLayer layer : network.matrixLayers()) {
            int blocks = table.geometry().blocksFor(layer.weights().rows());
            wanted += (long) blocks * layer.weights().columns() * layer.positions() * layer.accessesPerVector();
        }
        AccessDraw draw = draw(40, 2, 3);
        assertThat(draw.accesses()).isEqualTo(wanted * 2 * 3);
        assertThat(draw.random()).hasSize(30);
        assertThat(draw.random().stream().filter(access -> access.die() == 1)).hasSize(15);
        assertThat(draw.random()).extracting(DrawnAccess::name).doesNotHaveDuplicates();
    }

    @Test
    void theSameAccessesAreDrawnWhateverElseIs() {
        AccessDraw few = draw(8, 1, 3);
        AccessDraw many = draw(80, 1, 3);
        assertThat(many.random().subList(0, 6)).isEqualTo(few.random());
        assertThat(draw(80, 1, 3)).isEqualTo(many);
    }

    @Test
    void countsVoltagesAndCodesFollowFromWeightsAndInputs() {
        AccessDraw draw = draw(400, 1, 3);
        List<DrawnAccess> all = new ArrayList<>(draw.random());
        all.addAll(draw.near());
        for (DrawnAccess access : all) {
            int[] counts = new int[2];
            double[] strengths = new double[2];
            for (int row = 0; row < access.weights().size(); row++) {
                int product = access.weights().get(row) * access.inputs().get(row);
                int side = product > 0 ? 0 : 1;
                if (product != 0) {
                    counts[side]++;
                    strengths[side] +=
                            access.conversions().get(side).strengths().get(row);
                    assertThat(access.conversions().get(1 - side).strengths().get(row))
                            .isNaN();
                }
            }
            for (int side = 0; side < 2; side++) {
                DrawnConversion conversion = access.conversions().get(side);
                assertThat(conversion.n()).isEqualTo(counts[side]);
                assertThat(conversion.driven()).isEqualTo(access.activeRows() - counts[side]);
                assertThat(conversion.bitline_V() - conversion.state_V())
                        .isCloseTo(
                                table.transferCurve().bitline_V(strengths[side])
                                        + table.tile()
                                                .rowLoad()
                                                .orElseThrow()
                                                .shift_V(counts[side], conversion.driven()),
                                within(1e-9));
                assertThat(conversion.thresholds_V())
                        .isSortedAccordingTo(Collections.reverseOrder())
                        .hasSize(8);
            }
        }
    }

    @Test
    void thoseNearAThresholdAreNearOneOrErr() {
        AccessDraw draw = draw(OnnxImporter.shipped(OnnxImporter.SHIPPED), 80, 1, 3);
        assertThat(draw.nearAccesses()).isPositive();
        assertThat(draw.near()).hasSize((int) Math.min(20, draw.nearAccesses()));
        assertThat(draw.near()).allMatch(access -> access.conversions().stream().anyMatch(DrawnConversion::near));
        long nearAtRandom = draw.random().stream()
                .filter(access -> access.conversions().stream().anyMatch(DrawnConversion::near))
                .count();
        double share = (double) draw.nearAccesses() / draw.accesses();
        assertThat(nearAtRandom).isLessThanOrEqualTo((long) (60 * share + 5 * Math.sqrt(60 * share + 1)));
    }
}
