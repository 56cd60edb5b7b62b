package timdnn.chip.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.input.InvalidInputException;

class NetworkShapesTest {
    private static final Path FOLDER = Path.of("main/resources/chip/networks");

    /** Published totals; torchvision's AlexNet and ResNet-34 without biases and normalisation. */
    @ParameterizedTest
    @CsvSource({
        "alexnet, 1, 714188480, 61090496",
        "alexnet, 2, 2708008320, 236123520",
        "alexnet-grouped, 1, 724406816, 60954656",
        "alexnet-ungrouped, 1, 1135256096, 62367776",
        "resnet34, 1, 3663761408, 21779648",
        "resnet34, 2, 14417993728, 86075776",
        "bn-inception, 1, 2032600064, 11264192",
        "lstm, 1, 720000, 720000",
        "gru, 1, 540000, 540000"
    })
    void totalsAreThoseOfTheNetworks(String name, int width, long multiplyAccumulates, long weights) {
        NetworkShape network = NetworkShapes.read(FOLDER, name, width);
        assertThat(network.multiplyAccumulates()).isEqualTo(multiplyAccumulates);
        assertThat(network.weights()).isEqualTo(weights);
    }

    @Test
    void everyNetworkOfTheFolderIsRead() {
        assertThat(NetworkShapes.names(FOLDER))
                .hasSize(8)
                .containsAll(NetworkShapes.PAPER)
                .allSatisfy(name ->
                        assertThat(NetworkShapes.read(FOLDER, name, 1).layers()).isNotEmpty());
    }

    @Test
    void widthMultipliesAllChannelsButTheImagesAndTheClasses() {
        NetworkShape wide = NetworkShapes.read(FOLDER, "resnet34", 2);
        LayerShape first = wide.layers().get(0);
        LayerShape last = wide.layers().get(wide.layers().size() - 1);
        assertThat(first.rows()).isEqualTo(3 * 49);
        assertThat(first.columns()).isEqualTo(128);
        assertThat(last.rows()).isEqualTo(1024);
        assertThat(last.columns()).isEqualTo(1000);
    }

    @Test
    void withoutItsEdgesANetworkLosesItsFirstAndLastLayer() {
        NetworkShape whole = NetworkShapes.read(FOLDER, "alexnet", 1);
        assertThat(whole.withoutEdges().layers())
                .containsExactlyElementsOf(whole.layers().subList(1, 7));
    }

    @Test
    void aMistakeIsNamedWithFileLineAndField(@TempDir Path folder) throws IOException {
        String head = String.join(",", ShapeFile.COLUMNS) + "\n";
        refused(folder, "layer\n", "net.csv:1: columns must be layer,from,");
        refused(folder, head, "net.csv: the network must have a layer, had none");
        refused(folder, head + "a,input,,3,8\n", "net.csv:2: the line must have 17 fields, had 5");
        refused(folder, head + "a,input,,x,8,1,1,1,4,4,1,4,4,1,1,0,0\n", "inputChannels must be a number, was x");
        refused(folder, head + "a,input,,3,8,1,1,1,4,4,2,4,4,1,1,0,0\n", "groups must divide inputChannels");
        refused(
                folder,
                head + "a,input,,3,8,1,1,1,4,4,1,4,4,1,1,0,0\nb,c,,8,8,1,1,1,4,4,1,4,4,1,1,0,0\n",
                "net.csv:3: from must name layers above, was c");
    }

    private static void refused(Path folder, String text, String sentence) throws IOException {
        Path file = Files.writeString(folder.resolve("net.csv"), text);
        assertThatThrownBy(() -> NetworkShapes.read(folder, file.toString(), 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void unknownNetworksAndWidthsAreRefused() {
        assertThatThrownBy(() -> NetworkShapes.read(FOLDER, "vgg", 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("--network must be alexnet, ")
                .hasMessageEndingWith(", was vgg");
        assertThatThrownBy(() -> NetworkShapes.read(FOLDER, "lstm", 2)).hasMessage("--width must be 1 for lstm, was 2");
        assertThatThrownBy(() -> NetworkShapes.read(FOLDER, "alexnet", 0))
                .hasMessage("--width must be in 1 to 16, was 0");
    }
}
