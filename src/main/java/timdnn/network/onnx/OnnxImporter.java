package timdnn.network.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import timdnn.input.InvalidInputException;
import timdnn.network.InferenceSession;
import timdnn.network.TernaryNetwork;
import timdnn.network.ValueRange;
import timdnn.network.onnx.graph.FloatLayers;

/**
 * ONNX models as ternary networks, up to operator set 21.
 *
 * <p>The weights of a Conv, Gemm or MatMul must be {-w2, 0, w1} in each output channel; its inputs must be provably quantised to
 * eight bits at most or to a ternary code, which the importer proves by following range and step of every tensor from the image
 * on. Everything else runs in float32 beside the tiles, and arithmetic between constants is done at import. Pixels are taken to
 * lie in the range the caller states; {@link InferenceSession} checks that they do.
 */
public final class OnnxImporter {
    /** Name of the model that commands take by default; {@link ShippedModel} has all that ship. */
    public static final String SHIPPED = "mnist-cnn";

    private static final int LATEST_OPERATOR_SET = 21;

    private OnnxImporter() {}

    /**
     * Imports a model for images of bytes: pixels 0 to 255, whole numbers.
     *
     * @param file the ONNX file
     * @return the network, named after the file
     * @throws InvalidInputException if the file cannot be read, is damaged, or holds something that cannot be computed; the
     *     message names the node and its operator
     */
    public static TernaryNetwork read(Path file) {
        return read(file, ImportOptions.BYTES).network();
    }

    /**
     * Imports a model.
     *
     * @param file the ONNX file
     * @param options what is fed to it, and which layers may run in float32
     * @return the network, named after the file, and where its nodes run
     * @throws InvalidInputException as {@link #read(Path)}
     */
    public static ImportedModel read(Path file, ImportOptions options) {
        try {
            if (Files.size(file) > Integer.MAX_VALUE - 8) {
                throw InvalidInputException.in(
                        file, "the file", "must be below 2 GiB, as ONNX files are, has " + Files.size(file) + " bytes");
            }
            Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.getRoot());
            return parse(Files.readAllBytes(file), file, Optional.ofNullable(folder), options);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(file, failure);
        }
    }

    /**
     * Whether a model ships with the project.
     *
     * @param name its name
     * @return true if so
     */
    public static boolean ships(String name) {
        return name.matches("[a-z0-9-]+") && OnnxImporter.class.getResource("/models/" + name + ".onnx") != null;
    }

    /**
     * Imports a model that ships with the project.
     *
     * @param name its name, for example {@link #SHIPPED}
     * @return the network
     * @throws InvalidInputException if no such model ships
     */
    public static TernaryNetwork shipped(String name) {
        return shipped(name, ImportOptions.BYTES).network();
    }

    /**
     * Imports a model that ships with the project.
     *
     * @param name its name, for example {@link #SHIPPED}
     * @param options what is fed to it, and which layers may run in float32
     * @return the network and where its nodes run
     * @throws InvalidInputException if no such model ships
     */
    public static ImportedModel shipped(String name, ImportOptions options) {
        String resource = "/models/" + name + ".onnx";
        Path shown = Path.of(name + ".onnx");
        try (InputStream stream = OnnxImporter.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new InvalidInputException("no model named " + name + " ships with this program");
            }
            return parse(stream.readAllBytes(), shown, Optional.empty(), options);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(shown, failure);
        }
    }

    /**
     * Imports a model from memory, for pixels of which nothing but their range is known.
     *
     * @param bytes the ONNX file's content
     * @param file what to call it in messages; the network's name is the file name without extension
     * @param inputLow smallest pixel value
     * @param inputHigh largest pixel value
     * @return the network
     * @throws InvalidInputException as {@link #read(Path)}
     */
    public static TernaryNetwork parse(byte[] bytes, Path file, float inputLow, float inputHigh) {
        ImportOptions options = new ImportOptions(
                new ValueRange(inputLow, inputHigh, 0),
                ImportOptions.DEFAULT_SEQUENCE,
                FloatLayers.NONE,
                ImportOptions.BYTES.listener());
        return parse(bytes, file, Optional.empty(), options).network();
    }

    private static ImportedModel parse(byte[] bytes, Path file, Optional<Path> folder, ImportOptions options) {
        ModelProto model;
        try {
            model = ModelProto.parseFrom(bytes);
        } catch (InvalidProtocolBufferException damaged) {
            throw InvalidInputException.of(file, "is damaged, or no ONNX model: " + damaged.getMessage(), damaged);
        }
        if (model.getGraph().getNodeCount() == 0) {
            throw InvalidInputException.in(file, "the model", "holds no graph: the file is empty, or no ONNX model");
        }
        long operatorSet = model.getOpsetImportList().stream()
                .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
                .mapToLong(OperatorSetIdProto::getVersion)
                .findFirst()
                .orElse(1);
        if (operatorSet > LATEST_OPERATOR_SET) {
            throw InvalidInputException.in(
                    file,
                    "the model",
                    "must be written for operator set " + LATEST_OPERATOR_SET + " or before, is for " + operatorSet);
        }
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.onnx$", "");
        return new OnnxGraphReader(file, folder, model.getGraph(), operatorSet, options).read(name);
    }
}
