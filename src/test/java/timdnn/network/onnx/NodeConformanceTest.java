package timdnn.network.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.array.ArrayGeometry;
import timdnn.network.InferenceSession;
import timdnn.network.TernaryNetwork;
import timdnn.network.ValueRange;
import timdnn.network.onnx.graph.FloatLayers;
import timdnn.tile.error.SenseErrors;

/**
 * Node tests of ONNX 1.12.0 (operator sets up to 17): those of supported operators whose first input is a float tensor with an axis that
 * can be the batch. The first axis of the first input is the batch, every other input is made a constant, and results may have the batch
 * on another axis. Read from {@code libonnx-testdata} 1.12.0-2 of Debian; see NOTICE.
 */
class NodeConformanceTest {
    /** Tests recorded in the file. */
    private static final int TESTS = 148;

    private static final String FILE = "/onnx/node-tests-1.12.0.zip";

    @TempDir
    private Path folder;

    private static Map<String, Map<String, byte[]>> tests() throws IOException {
        Map<String, Map<String, byte[]>> tests = new TreeMap<>();
        try (InputStream file = NodeConformanceTest.class.getResourceAsStream(FILE);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String[] parts = entry.getName().split("/", -1);
                tests.computeIfAbsent(parts[0], name -> new TreeMap<>()).put(parts[1], zip.readAllBytes());
            }
        }
        return tests;
    }

    /** The model with all inputs but the first as constants. */
    private static ModelProto constant(Map<String, byte[]> test) throws IOException {
        ModelProto model = ModelProto.parseFrom(test.get("model.onnx"));
        GraphProto.Builder graph = model.getGraph().toBuilder();
        for (int input = 1; input < model.getGraph().getInputCount(); input++) {
            graph.addInitializer(TensorProto.parseFrom(test.get("input_" + input + ".pb")).toBuilder()
                    .setName(model.getGraph().getInput(input).getName()));
        }
        while (graph.getOutputCount() > 1) {
            graph.removeOutput(graph.getOutputCount() - 1);
        }
        return model.toBuilder().setGraph(graph).build();
    }

    private static float[] values(byte[] tensor) throws IOException {
        TensorProto proto = TensorProto.parseFrom(tensor);
        FloatBuffer raw = proto.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] values = new float[raw.remaining()];
        raw.get(values);
        return values;
    }

    private List<float[]> run(ModelProto model, float[] input, int batch) throws IOException {
        Path file = folder.resolve("model.onnx");
        Files.write(file, model.toByteArray());
        ValueRange any = new ValueRange(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, 0);
        TernaryNetwork network = OnnxImporter.read(file, new ImportOptions(any, 1, FloatLayers.ALL, place -> {}))
                .network();
        InferenceSession session = new InferenceSession(network, ArrayGeometry.PAPER, SenseErrors.none(), 0);
        List<float[]> images = new ArrayList<>();
        int size = input.length / batch;
        for (int image = 0; image < batch; image++) {
            System.arraycopy(input, image * size, session.image(), 0, size);
            images.add(session.infer(image).clone());
        }
        return images;
    }

    /** Whether these are the values of a tensor, the images along one of its axes. */
    private static boolean agree(List<float[]> images, TensorProto tensor) throws IOException {
        float[] expected = values(tensor.toByteArray());
        if (expected.length != images.size() * images.get(0).length) {
            return false;
        }
        int inner = expected.length;
        for (long extent : tensor.getDimsList()) {
            inner /= (int) extent;
            boolean same = extent == images.size();
            for (int index = 0; same && index < expected.length; index++) {
                int outer = index / inner / images.size();
                float found = images.get(index / inner % images.size())[outer * inner + index % inner];
                double allowed = 1e-5 + 1e-4 * Math.abs(expected[index]);
                same = Math.abs(found - expected[index]) <= allowed || found == expected[index];
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    @Test
    void recordedNodeTestsGiveTheirOutputs() throws IOException {
        Map<String, Map<String, byte[]>> tests = tests();
        TreeSet<String> operators = new TreeSet<>();
        for (Map.Entry<String, Map<String, byte[]>> test : tests.entrySet()) {
            ModelProto model = constant(test.getValue());
            model.getGraph().getNodeList().forEach(node -> operators.add(node.getOpType()));
            int batch = Math.toIntExact(
                    TensorProto.parseFrom(test.getValue().get("input_0.pb")).getDims(0));
            List<float[]> found = run(model, values(test.getValue().get("input_0.pb")), batch);
            assertThat(agree(found, TensorProto.parseFrom(test.getValue().get("output_0.pb"))))
                    .as(test.getKey())
                    .isTrue();
        }
        assertThat(tests).hasSize(TESTS);
        assertThat(operators).hasSizeGreaterThan(30);
    }
}
