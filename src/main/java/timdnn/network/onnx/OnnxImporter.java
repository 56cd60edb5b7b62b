package timdnn.network.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import timdnn.input.InvalidInputException;
import timdnn.network.InferenceSession;
import timdnn.network.TernaryNetwork;

/**
 * ONNX models as ternary networks.
 *
 * <p>Supported: Conv (one group, dilation 1), Gemm, MatMul, Add, Sub, Mul, Div with constants, Add of two tensors,
 * BatchNormalization, Relu, Clip, Round, Floor, MaxPool, AveragePool, GlobalAveragePool, Flatten, Reshape, Identity, Dropout,
 * Constant. The weights of a Conv, Gemm or MatMul must be {-w2, 0, w1}; its inputs must be provably quantised to one or two
 * unsigned bits or to a ternary code, which the importer proves by following range and step of every tensor from the image
 * on. Pixels are taken to lie in the range the caller states; {@link InferenceSession} checks that they do.
 */
public final class OnnxImporter {
    /** Name of the model that ships with the project. */
    public static final String SHIPPED = "mnist-cnn";

    private OnnxImporter() {}

    /**
     * Imports a model for images of bytes: pixels 0 to 255.
     *
     * @param file the ONNX file
     * @return the network, named after the file
     * @throws InvalidInputException if the file cannot be read, is damaged, or holds something a tile cannot compute; the
     *     message names the node and its operator
     */
    public static TernaryNetwork read(Path file) {
        return read(file, 0, 255);
    }

    /**
     * Imports a model.
     *
     * @param file the ONNX file
     * @param inputLow smallest pixel value
     * @param inputHigh largest pixel value
     * @return the network, named after the file
     * @throws InvalidInputException as {@link #read(Path)}
     */
    public static TernaryNetwork read(Path file, float inputLow, float inputHigh) {
        try {
            return parse(Files.readAllBytes(file), file, inputLow, inputHigh);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(file, failure);
        }
    }

    /**
     * Imports the model that ships with the project.
     *
     * @param name its name, for example {@link #SHIPPED}
     * @return the network
     * @throws InvalidInputException if no such model ships
     */
    public static TernaryNetwork shipped(String name) {
        String resource = "/models/" + name + ".onnx";
        Path shown = Path.of(name + ".onnx");
        try (InputStream stream = OnnxImporter.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new InvalidInputException("no model named " + name + " ships with this program");
            }
            return parse(stream.readAllBytes(), shown, 0, 255);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(shown, failure);
        }
    }

    /**
     * Imports a model from memory.
     *
     * @param bytes the ONNX file's content
     * @param file what to call it in messages; the network's name is the file name without extension
     * @param inputLow smallest pixel value
     * @param inputHigh largest pixel value
     * @return the network
     * @throws InvalidInputException as {@link #read(Path)}
     */
    public static TernaryNetwork parse(byte[] bytes, Path file, float inputLow, float inputHigh) {
        ModelProto model;
        try {
            model = ModelProto.parseFrom(bytes);
        } catch (InvalidProtocolBufferException damaged) {
            throw InvalidInputException.of(file, "is damaged, or no ONNX model: " + damaged.getMessage(), damaged);
        }
        if (model.getGraph().getNodeCount() == 0) {
            throw InvalidInputException.in(file, "the model", "holds no graph: the file is empty, or no ONNX model");
        }
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.onnx$", "");
        return new OnnxGraphReader(file, model.getGraph(), inputLow, inputHigh).read(name);
    }
}
