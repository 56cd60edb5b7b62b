package timdnn.network.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import timdnn.array.ArrayGeometry;
import timdnn.network.GraphSketch;
import timdnn.network.InferenceSession;
import timdnn.network.TernaryNetwork;
import timdnn.network.ValueRange;
import timdnn.network.onnx.graph.FloatLayers;
import timdnn.tile.error.SenseErrors;

/** Operators beside the tiles against ONNX Runtime, on images of 2 x 4 x 6 values. */
class OperatorReferenceTest {
    private static final long[] IMAGE = {2, 4, 6};
    private static final int SIZE = 48;
    private static final int CASES = 48;

    @TempDir
    private Path folder;

    /** A graph that begins with values from -3 to 3. */
    record Case(String name, UnaryOperator<GraphSketch> nodes) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case of(String operator, AttributeProto... attributes) {
        StringBuilder name = new StringBuilder(operator);
        for (AttributeProto attribute : attributes) {
            name.append(' ')
                    .append(attribute.getName())
                    .append(attribute.getIntsList())
                    .append(attribute.getI());
        }
        return new Case(name.toString(), sketch -> sketch.node(operator, List.of(), attributes));
    }

    private static float[] random(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[size];
        for (int index = 0; index < size; index++) {
            values[index] = (float) (random.nextDouble() * 2 - 1);
        }
        return values;
    }

    static Stream<Case> cases() {
        AttributeProto spatial = GraphSketch.integers("axes", 2, 3);
        return Stream.of(
                of("Abs"),
                of("Ceil"),
                of("Exp"),
                of("HardSigmoid"),
                of("HardSigmoid", GraphSketch.number("alpha", 0.3f), GraphSketch.number("beta", 0.4f)),
                of("LeakyRelu"),
                of("Neg"),
                of("Sigmoid"),
                of("Sign"),
                of("Tanh"),
                new Case("Log of Exp", sketch -> sketch.node("Exp").node("Log")),
                new Case("Sqrt of Abs", sketch -> sketch.node("Abs").node("Sqrt")),
                new Case("Pow", sketch -> sketch.node("Abs").node("Pow", sketch.scalar(1.5f))),
                new Case("Reciprocal", sketch -> sketch.node("Exp").node("Reciprocal")),
                new Case("Div of a constant", sketch -> apart(sketch.node("Exp"), "Div", sketch.scalar(2))),
                new Case("Sub from a constant", sketch -> apart(sketch, "Sub", sketch.floats(random(6, 1), 6))),
                new Case("Min and Max", sketch -> sketch.node("Min", sketch.scalar(1))
                        .node("Max", sketch.scalar(-0.5f))),
                new Case("Mul of two tensors that repeat", sketch -> {
                    String whole = sketch.head();
                    sketch.node("ReduceMean", List.of(), GraphSketch.integers("axes", 3));
                    return sketch.node("Mul", whole).node("Sub", whole);
                }),
                of("Softmax"),
                of("Softmax", GraphSketch.integer("axis", 1)),
                of("LogSoftmax", GraphSketch.integer("axis", 2)),
                of("ReduceMean", spatial),
                of("ReduceMax", spatial, GraphSketch.integer("keepdims", 0)),
                of("ReduceMin", GraphSketch.integers("axes", -1)),
                new Case("ReduceSum", sketch -> sketch.node("ReduceSum", sketch.integers(1, 3))),
                of("Transpose", GraphSketch.integers("perm", 0, 3, 1, 2)),
                new Case(
                        "Slice",
                        sketch -> sketch.node(
                                "Slice",
                                sketch.integers(0, -1, 0),
                                sketch.integers(1L << 40, -6, 100),
                                sketch.integers(0, 3, 2),
                                sketch.integers(1, -2, 3))),
                new Case(
                        "Gather",
                        sketch -> sketch.node(
                                "Gather", List.of(sketch.integers(2, -1, 0)), GraphSketch.integer("axis", 2))),
                pad("constant"),
                pad("edge"),
                pad("reflect"),
                new Case("Split and Concat", sketch -> {
                    String whole = sketch.head();
                    sketch.apart(
                            "",
                            "Split",
                            List.of(whole, sketch.integers(1, 2, 1)),
                            List.of("p", "q", "r"),
                            GraphSketch.integer("axis", 2));
                    return sketch.apart(
                            "", "Concat", List.of("r", "p", "q"), List.of("j"), GraphSketch.integer("axis", 2));
                }),
                new Case("Expand", sketch -> sketch.node("ReduceMean", List.of(), GraphSketch.integers("axes", 1))
                        .node("Expand", sketch.integers(1, 3, 1, 1))),
                of("GlobalMaxPool"),
                of(
                        "MaxPool",
                        GraphSketch.integers("kernel_shape", 3, 3),
                        GraphSketch.integers("strides", 2, 2),
                        GraphSketch.integer("ceil_mode", 1)),
                of(
                        "MaxPool",
                        GraphSketch.integers("kernel_shape", 2, 3),
                        GraphSketch.integers("dilations", 2, 2),
                        GraphSketch.integers("pads", 1, 2, 0, 1)),
                of(
                        "MaxPool",
                        GraphSketch.integers("kernel_shape", 2, 2),
                        GraphSketch.integers("strides", 2, 2),
                        GraphSketch.integers("dilations", 1, 3)),
                of(
                        "AveragePool",
                        GraphSketch.integers("kernel_shape", 3, 2),
                        GraphSketch.integers("strides", 2, 2),
                        GraphSketch.text("auto_pad", "SAME_LOWER")),
                new Case(
                        "Conv with groups and dilation",
                        sketch -> sketch.node(
                                "Conv",
                                List.of(sketch.floats(random(24, 2), 4, 1, 2, 3), sketch.floats(random(4, 3), 4)),
                                GraphSketch.integer("group", 2),
                                GraphSketch.integers("dilations", 2, 2),
                                GraphSketch.integers("pads", 1, 0, 2, 1))),
                new Case("Conv over one axis", sketch -> sketch.node("Reshape", sketch.integers(0, 8, 6))
                        .node("Conv", sketch.floats(random(72, 4), 3, 8, 3))),
                new Case("attention", sketch -> {
                    String values = sketch.head();
                    sketch.node("Transpose", List.of(), GraphSketch.integers("perm", 0, 1, 3, 2));
                    String keys = sketch.head();
                    sketch.apart("", "MatMul", List.of(values, keys), List.of("scores"));
                    sketch.node("Softmax", List.of(), GraphSketch.integer("axis", 3));
                    return sketch.apart("", "MatMul", List.of(sketch.head(), values), List.of("attended"));
                }),
                new Case(
                        "MatMul on the last axis", sketch -> sketch.node("MatMul", sketch.floats(random(30, 5), 6, 5))),
                new Case(
                        "BatchNormalization",
                        sketch -> sketch.node(
                                "BatchNormalization",
                                sketch.floats(random(2, 6), 2),
                                sketch.floats(random(2, 7), 2),
                                sketch.floats(random(2, 8), 2),
                                sketch.floats(new float[] {0.5f, 2}, 2))),
                new Case("QuantizeLinear and DequantizeLinear", sketch -> {
                    String scale = sketch.scalar(0.25f);
                    String zero = sketch.raw(DataType.INT8, new byte[] {3});
                    return sketch.node("QuantizeLinear", scale, zero).node("DequantizeLinear", scale, zero);
                }),
                recurrent("LSTM", 4, false),
                recurrent("LSTM", 4, true),
                recurrent("GRU", 3, false),
                recurrent("GRU", 3, true));
    }

    private static GraphSketch apart(GraphSketch sketch, String operator, String constant) {
        return sketch.apart("", operator, List.of(constant, sketch.head()), List.of("apart"));
    }

    private static Case pad(String mode) {
        return new Case(
                "Pad " + mode,
                sketch -> sketch.node(
                        "Pad",
                        List.of(sketch.integers(0, 0, 1, 2, 0, 0, 3, -1), sketch.scalar(0.5f)),
                        GraphSketch.text("mode", mode)));
    }

    /** Four steps of twelve values through five units; {@code last} reads the last hidden state alone. */
    private static Case recurrent(String operator, int gates, boolean last) {
        return new Case(operator + (last ? ", last state" : ", all states"), sketch -> {
            sketch.node("Reshape", sketch.integers(-1, 4, 12));
            sketch.node("Transpose", List.of(), GraphSketch.integers("perm", 1, 0, 2));
            List<String> inputs = List.of(
                    sketch.head(),
                    sketch.floats(random(gates * 60, 9), 1, gates * 5L, 12),
                    sketch.floats(random(gates * 25, 10), 1, gates * 5L, 5),
                    sketch.floats(random(gates * 10, 11), 1, gates * 10L));
            List<AttributeProto> attributes = last && operator.equals("GRU")
                    ? List.of(GraphSketch.integer("hidden_size", 5), GraphSketch.integer("linear_before_reset", 1))
                    : List.of(GraphSketch.integer("hidden_size", 5));
            sketch.apart("", operator, inputs, List.of("all", "last"), attributes.toArray(AttributeProto[]::new));
            return last
                    ? sketch.from("last").node("Transpose", List.of(), GraphSketch.integers("perm", 1, 0, 2))
                    : sketch.node("Squeeze", sketch.integers(1))
                            .node("Transpose", List.of(), GraphSketch.integers("perm", 1, 0, 2));
        });
    }

    private static float[] reference(byte[] model, float[] images) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(model);
                OnnxTensor input =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(images), new long[] {2, 2, 4, 6});
                OrtSession.Result result =
                        session.run(Map.of(session.getInputNames().iterator().next(), input))) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] flat = new float[values.remaining()];
            values.get(flat);
            return flat;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void operatorsGiveWhatOnnxRuntimeGives(Case graph) throws OrtException, IOException {
        byte[] model = graph.nodes().apply(new GraphSketch(IMAGE)).bytes();
        Path file = folder.resolve("model.onnx");
        Files.write(file, model);
        TernaryNetwork network = OnnxImporter.read(
                        file, new ImportOptions(new ValueRange(-3, 3, 0), 35, FloatLayers.ALL, place -> {}))
                .network();
        float[] images = random(2 * SIZE, 12);
        for (int index = 0; index < images.length; index++) {
            images[index] *= 3;
        }
        float[] expected = reference(model, images);
        assertThat(expected).hasSize(2 * network.classes());
        InferenceSession session = new InferenceSession(network, ArrayGeometry.PAPER, SenseErrors.none(), 0);
        for (int image = 0; image < 2; image++) {
            System.arraycopy(images, image * SIZE, session.image(), 0, SIZE);
            float[] found = session.infer(image);
            for (int index = 0; index < found.length; index++) {
                assertThat(found[index])
                        .as("%s, image %d, value %d", graph, image, index)
                        .isCloseTo(expected[image * found.length + index], within(2e-5f));
            }
        }
    }

    @Test
    void noCaseIsLeftOut() {
        assertThat(cases()).hasSize(CASES);
    }
}
