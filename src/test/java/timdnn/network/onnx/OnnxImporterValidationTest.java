package timdnn.network.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.array.ArrayGeometry;
import timdnn.input.InvalidInputException;
import timdnn.network.GraphSketch;
import timdnn.network.InferenceSession;
import timdnn.network.TernaryNetwork;
import timdnn.tile.error.SenseErrors;

/** Every model that a tile cannot compute ends in one sentence that names the file and the node. */
class OnnxImporterValidationTest {
    @TempDir
    private Path folder;

    private AbstractThrowableAssert<?, ?> reading(byte[] bytes) {
        Path file = folder.resolve("model.onnx");
        return assertThatThrownBy(() -> {
                    Files.write(file, bytes);
                    OnnxImporter.read(file);
                })
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file.toString());
    }

    private static GraphSketch pixels() {
        return new GraphSketch(1, 4, 4);
    }

    @Test
    void damagedFilesAreRefused() {
        byte[] whole = pixels().quantisedPixels().bytes();
        reading(Arrays.copyOf(whole, whole.length / 2)).hasMessageContaining("is damaged");
        reading("not a model at all".getBytes(StandardCharsets.UTF_8)).hasMessageContaining("no ONNX model");
        reading(new byte[0]).hasMessageContaining("holds no graph");
        assertThatThrownBy(() -> OnnxImporter.read(folder.resolve("none.onnx")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> OnnxImporter.shipped("no-such-model"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no model named no-such-model");
    }

    private static byte[] exported() {
        GraphSketch sketch = new GraphSketch(2, 6, 6).quantisedPixels();
        sketch.node(
                "Conv",
                List.of(sketch.floats(new float[] {1, 0, -1, 1, 1, 0, 0, -1, 1, 0, -1, 0, 1, 1, 0, 0}, 4, 1, 2, 2)),
                GraphSketch.integer("group", 2),
                GraphSketch.text("auto_pad", "SAME_UPPER"));
        sketch.node("Transpose", List.of(), GraphSketch.integers("perm", 0, 2, 3, 1));
        sketch.node("Slice", sketch.integers(0, 1), sketch.integers(4, 6), sketch.integers(1, 2));
        sketch.node("Pad", sketch.integers(0, 0, 1, 0, 0, 0, 0, 0)).node("Tanh").node("Round");
        sketch.node("Reshape", sketch.integers(0, -1));
        return sketch.node("MatMul", sketch.floats(new float[96 * 2], 96, 2))
                .node("Softmax")
                .bytes();
    }

    /** A model of many operators, cut anywhere or with damaged bytes, is read or refused with one sentence, and quickly. */
    @Test
    void truncatedAndDamagedModelsAreReadOrRefused() {
        byte[] whole = exported();
        SplittableRandom random = new SplittableRandom(11);
        int refused = 0;
        for (int trial = 0; trial < 1200; trial++) {
            byte[] damaged = trial < 400 ? Arrays.copyOf(whole, trial * whole.length / 400) : whole.clone();
            for (int flip = 0; trial >= 400 && flip < 3; flip++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                OnnxImporter.parse(damaged, Path.of("damaged.onnx"), 0, 255);
            } catch (InvalidInputException sentence) {
                assertThat(sentence.getMessage()).startsWith("damaged.onnx").doesNotContain("\n");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(700);
    }

    @Test
    void numbersBeyondReasonAreRefusedWhereTheyStand() {
        float[] kernel = {1, 0, -1, 0};
        long wraps = 1L << 32;
        for (long pad : new long[] {wraps, -wraps, Long.MIN_VALUE}) {
            GraphSketch sketch = pixels().quantisedPixels();
            reading(sketch.node(
                                    "Conv",
                                    List.of(sketch.floats(kernel, 1, 1, 2, 2)),
                                    GraphSketch.integers("pads", pad, 0, 0, 0))
                            .bytes())
                    .hasMessageContaining("(Conv) must have values below 2^31 in pads, has [" + pad);
        }
        GraphSketch padded = pixels().quantisedPixels();
        reading(padded.node(
                                "Conv",
                                List.of(padded.floats(kernel, 1, 1, 2, 2)),
                                GraphSketch.integers("pads", 0, Integer.MAX_VALUE, 0, Integer.MAX_VALUE))
                        .bytes())
                .hasMessageContaining("(Conv) has an impossible window: padding must be in 0 to 1024, was 2147483647");
        reading(new GraphSketch(1, 1 << 20, 1 << 20).quantisedPixels().bytes())
                .hasMessageContaining("input image cannot be read: extents must hold at most 2^28 values");
        reading(new GraphSketch(1, wraps + 4, 4).quantisedPixels().bytes())
                .hasMessageContaining("input image cannot be read: extents must hold at most 2^28 values");
        reading(new GraphSketch(1 << 20, 16, 16)
                        .quantisedPixels()
                        .node(
                                "MaxPool",
                                List.of(),
                                GraphSketch.integers("kernel_shape", 1000, 1000),
                                GraphSketch.integers("pads", 999, 999, 999, 999))
                        .bytes())
                .hasMessageContaining("cannot be built: results of all layers must have at most 2^27 values an image");
    }

    @Test
    void extentsThatWrapAreRefused() {
        long half = 1L << 32;
        GraphSketch empty = pixels();
        reading(empty.node("Mul", empty.floats(new float[0], half, half)).bytes())
                .hasMessageContaining(
                        "constant c0 must have extents for at most 2^28 values, has [4294967296, 4294967296]");
        GraphSketch negative = pixels();
        reading(negative.node("Mul", negative.floats(new float[] {1}, -1, -1)).bytes())
                .hasMessageContaining("constant c0 must have extents for at most 2^28 values, has [-1, -1]");
        GraphSketch unbounded = pixels();
        reading(unbounded.node("Clip", unbounded.floats(new float[0], 0)).bytes())
                .hasMessageContaining("(Clip) must have bounds of one value, has extents [0]");
        for (long[] target : new long[][] {{-1, 4 + half}, {-1, -2, -8}}) {
            GraphSketch sketch = pixels();
            reading(sketch.node("Reshape", sketch.integers(target)).bytes())
                    .hasMessageContaining("(Reshape) must have extents of -1, 0 or below 2^31, has");
        }
        GraphSketch product = pixels();
        reading(product.node("Reshape", product.integers(-1, 1 << 20, 1 << 12, 16))
                        .bytes())
                .hasMessageContaining(
                        "(Reshape) must give extents for the 16 values that it reads, gives [-1, 1048576, 4096, 16]");
    }

    @Test
    void unsupportedOperatorsAreNamed() {
        reading(pixels().node("Einsum").bytes()).hasMessageContaining("node einsum0 (Einsum) is not supported");
    }

    @Test
    void weightsThatAreNotTernaryAreNamedWithTwoOfTheirValues() {
        GraphSketch sketch = pixels().quantisedPixels();
        reading(sketch.node("Conv", sketch.floats(new float[] {1, 0.5f, -1, 0}, 1, 1, 2, 2))
                        .bytes())
                .hasMessageContaining("(Conv) must have ternary weights")
                .hasMessageContaining("[1.0, 0.5]");
    }

    @Test
    void unquantisedInputsAreNamedWithWhatIsMissing() {
        float[] kernel = {1, 0, -1, 0};
        GraphSketch raw = pixels().node("Sigmoid");
        reading(raw.node("Conv", raw.floats(kernel, 1, 1, 2, 2)).bytes())
                .hasMessageContaining("(Conv) must read quantised values")
                .hasMessageContaining("a Round is missing");
        GraphSketch wide = pixels().node("Round");
        wide.node("Mul", wide.scalar(2)).node("Floor");
        reading(wide.node("Conv", wide.floats(kernel, 1, 1, 2, 2)).bytes())
                .hasMessageContaining("multiples of 1.0 in [0.0, 510.0], which eight bits do not hold")
                .hasMessageContaining("a Clip is missing");
        GraphSketch perChannel = pixels().quantisedPixels();
        perChannel
                .node("Conv", perChannel.floats(new float[] {1, -1}, 2, 1, 1, 1))
                .node("Round")
                .clip(0, 3);
        perChannel.node("Mul", perChannel.floats(new float[] {1, 0.5f}, 1, 2, 1, 1));
        reading(perChannel
                        .node("Conv", perChannel.floats(new float[8], 1, 2, 2, 2))
                        .bytes())
                .hasMessageContaining("does not keep one step");
        GraphSketch chained = pixels().quantisedPixels();
        chained.node("Conv", chained.floats(kernel, 1, 1, 2, 2));
        reading(chained.node("Conv", chained.floats(kernel, 1, 1, 2, 2)).bytes())
                .hasMessageContaining("multiples of 1.0 in [-Infinity, Infinity]")
                .hasMessageContaining("a Clip is missing");
    }

    @Test
    void attributesATileCannotComputeAreNamed() {
        GraphSketch grouped = pixels().quantisedPixels();
        reading(grouped.node("Conv", List.of(grouped.floats(new float[4], 1, 1, 2, 2)), GraphSketch.integer("group", 2))
                        .bytes())
                .hasMessageContaining("must have a group that divides its 1 channels and its 1 filters, has 2");
        GraphSketch dilated = pixels().quantisedPixels();
        reading(dilated.node(
                                "Conv",
                                List.of(dilated.floats(new float[4], 1, 1, 2, 2)),
                                GraphSketch.integers("dilations", 4, 4))
                        .bytes())
                .hasMessageContaining("impossible window");
        GraphSketch large = pixels().quantisedPixels();
        reading(large.node("Conv", large.floats(new float[25], 1, 1, 5, 5)).bytes())
                .hasMessageContaining("impossible window");
        GraphSketch unflattened = pixels().quantisedPixels();
        reading(unflattened
                        .node("MatMul", unflattened.floats(new float[32], 16, 2))
                        .bytes())
                .hasMessageContaining("a Flatten is missing");
        GraphSketch misfit = pixels();
        reading(misfit.node("Add", misfit.floats(new float[3], 3)).bytes())
                .hasMessageContaining("must have a constant that fits");
        GraphSketch batch = pixels();
        reading(batch.node("Reshape", batch.integers(16, -1)).bytes())
                .hasMessageContaining("must keep the batch extent where it is");
        reading(pixels().node("MaxPool").bytes()).hasMessageContaining("must have a kernel_shape");
        reading(pixels().node(
                                "MaxPool",
                                List.of(),
                                GraphSketch.integers("kernel_shape", 1, 1),
                                GraphSketch.integers("dilations", 1, 9))
                        .bytes())
                .hasMessageContaining("must have dilations no larger than its input");
        GraphSketch mean = pixels();
        reading(mean.node(
                                "AveragePool",
                                List.of(),
                                GraphSketch.integers("kernel_shape", 2, 2),
                                GraphSketch.integers("dilations", 1, 2))
                        .bytes())
                .hasMessageContaining("must have dilation 1");
        GraphSketch alongBatch = pixels();
        reading(alongBatch
                        .node(
                                "Concat",
                                List.of(alongBatch.floats(new float[16], 1, 1, 4, 4)),
                                GraphSketch.integer("axis", 0))
                        .bytes())
                .hasMessageContaining("must leave the batch extent as it is");
        reading(new GraphSketch(3, 4).node("MatMul", "image").bytes())
                .hasMessageContaining("must read two tensors [N][...][rows][inner] and [N][...][inner][columns]");
        GraphSketch square = new GraphSketch(4, 4).node("Flatten");
        reading(square.node("Mul", "image").bytes()).hasMessageContaining("must read two tensors that fit each other");
    }

    @Test
    void pixelsOutsideTheAssumedRangeAreRefused() {
        TernaryNetwork network = pixels().quantisedPixels().network();
        InferenceSession session = new InferenceSession(network, ArrayGeometry.PAPER, SenseErrors.none(), 0);
        session.image()[3] = 256;
        assertThatThrownBy(() -> session.infer(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[0.0, 255.0], was 256.0");
    }
}
