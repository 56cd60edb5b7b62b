package timdnn.network.onnx.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.input.InvalidInputException;
import timdnn.network.Layer;
import timdnn.network.TensorShape;
import timdnn.network.TernaryNetwork;
import timdnn.network.ValueRange;

/** What is known of a graph while its nodes are read one after the other, and the layers so far. One per graph. */
public final class GraphBuilder {
    /** Stands for the extent of the batch in shapes that a model computes: a prime number that no other extent is. */
    public static final int BATCH = 1_000_003;

    /** Values of all results of an image, half a GiB in float32; what is above is a damaged model. */
    private static final long MOST_RESULT_VALUES = 1L << 27;

    private final Path file;
    private final ExternalData external;
    private final FloatLayers floats;
    private final List<String> matrices;
    private final Map<String, OnnxConstant> constants = new HashMap<>();
    private final Map<String, OnnxValue> values = new HashMap<>();
    private final List<TernaryNetwork.Step> steps = new ArrayList<>();
    private final Map<Integer, String> notes = new HashMap<>();
    private long resultValues;
    private int batch = BATCH;

    /**
     * A graph.
     *
     * @param file the model, for messages
     * @param folder the model's folder for values kept beside it; empty for a model that is no file
     * @param graph the graph
     * @param floats layers that may run in float32
     * @throws InvalidInputException if a constant cannot be read, or there is no layer of one of these names
     */
    public GraphBuilder(Path file, Optional<Path> folder, GraphProto graph, FloatLayers floats) {
        this.file = file;
        this.external = new ExternalData(folder);
        this.floats = floats;
        this.matrices = graph.getNodeList().stream()
                .filter(node -> List.of("Conv", "Gemm", "MatMul", "LSTM", "GRU").contains(node.getOpType()))
                .map(node -> new OnnxNode(file, node, 0).name())
                .toList();
        if (!floats.unknown(matrices).isEmpty()) {
            throw InvalidInputException.in(
                    file,
                    "the graph",
                    "has no layer " + floats.unknown(matrices) + "; those with weights are " + matrices);
        }
        for (TensorProto tensor : graph.getInitializerList()) {
            try {
                constants.put(tensor.getName(), content(tensor));
            } catch (IllegalArgumentException unreadable) {
                throw InvalidInputException.in(
                        file, OnnxNode.plain("constant " + tensor.getName()), OnnxNode.plain(unreadable.getMessage()));
            }
        }
    }

    /**
     * Reads a tensor.
     *
     * @param tensor the tensor
     * @return its values
     * @throws IllegalArgumentException if its type holds no numbers, or there are not as many as its extents say
     */
    public OnnxConstant content(TensorProto tensor) {
        return TensorContent.read(tensor, external);
    }

    /** {@return the number that stands for the extent of the batch} */
    public int batch() {
        return batch;
    }

    /**
     * Fixes the extent of the batch.
     *
     * @param extent the number that the model has in its place
     */
    public void batch(int extent) {
        batch = extent;
    }

    /** {@return the layers so far} */
    public List<TernaryNetwork.Step> steps() {
        return List.copyOf(steps);
    }

    /** {@return how many layers there are so far} */
    public int size() {
        return steps.size();
    }

    /**
     * Whether a tensor is known beforehand.
     *
     * @param name its name
     * @return true if it is a constant
     */
    public boolean isConstant(String name) {
        return constants.containsKey(name);
    }

    /**
     * A tensor by name.
     *
     * @param name its name
     * @return the tensor; empty if no node has computed it, or it is a constant
     */
    public Optional<OnnxValue> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * An input that depends on the image.
     *
     * @param node the node
     * @param index which of its inputs
     * @return the tensor
     */
    public OnnxValue value(OnnxNode node, int index) {
        OnnxValue found = values.get(node.input(index));
        if (found == null) {
            throw node.error(
                    constants.containsKey(node.input(index))
                            ? "must read the image's values as input " + index + ", reads the constant "
                                    + node.input(index)
                            : node.hasInput(index)
                                    ? "reads " + node.input(index) + ", which no earlier node computes"
                                    : "must have an input " + index + ", has none");
        }
        return found;
    }

    /**
     * An input that is known beforehand and does not depend on the batch.
     *
     * @param node the node
     * @param index which of its inputs
     * @return the constant
     */
    public OnnxConstant constant(OnnxNode node, int index) {
        OnnxConstant found = extents(node, index);
        if (found.anyOfBatch()) {
            throw node.error("must not compute with the extent of the batch, as input " + index + " does");
        }
        return found;
    }

    /**
     * An input that is known beforehand and may have extents of the batch in it.
     *
     * @param node the node
     * @param index which of its inputs
     * @return the constant
     */
    public OnnxConstant extents(OnnxNode node, int index) {
        OnnxConstant found = constants.get(node.input(index));
        if (found == null) {
            throw node.error("must have a constant as input " + index + ", has "
                    + (node.hasInput(index) ? node.input(index) : "none"));
        }
        return found;
    }

    /**
     * A result that is known at import.
     *
     * @param node the node
     * @param output which of its results
     * @param constant the result
     */
    public void define(OnnxNode node, int output, OnnxConstant constant) {
        if (output < node.proto().getOutputCount()) {
            constants.put(node.proto().getOutput(output), constant);
        }
    }

    /**
     * A result that is a tensor.
     *
     * @param node the node
     * @param output which of its results
     * @param value the tensor
     */
    public void define(OnnxNode node, int output, OnnxValue value) {
        if (output < node.proto().getOutputCount()) {
            values.put(node.proto().getOutput(output), value);
        }
    }

    /**
     * An input of the graph.
     *
     * @param name its name
     * @param value the tensor
     */
    public void input(String name, OnnxValue value) {
        values.put(name, value);
    }

    /**
     * Appends a layer.
     *
     * @param layer the layer
     * @param range what is known of its results
     * @param batchAxis which axis of its result is the batch
     * @param inputs what it reads
     * @return its result
     */
    public OnnxValue append(Layer layer, ValueRange range, int batchAxis, List<OnnxValue> inputs) {
        TensorShape shape = layer.outputShape();
        resultValues += shape.size();
        if (resultValues > MOST_RESULT_VALUES) {
            throw new IllegalArgumentException(
                    "results of all layers must have at most 2^27 values an image, have " + resultValues);
        }
        steps.add(new TernaryNetwork.Step(
                layer, inputs.stream().map(OnnxValue::result).toList()));
        return new OnnxValue(steps.size(), shape, batchAxis, range);
    }

    /**
     * Appends a layer that keeps the batch where it is.
     *
     * @param layer the layer
     * @param range what is known of its results
     * @param input what it reads
     * @return its result
     */
    public OnnxValue append(Layer layer, ValueRange range, OnnxValue input) {
        return append(layer, range, input.batchAxis(), List.of(input));
    }

    /**
     * Whether a layer that cannot run on tiles may run in float32; notes why.
     *
     * @param node its node
     * @param reason why it cannot run on tiles
     * @return true if it may
     */
    public boolean mayBeFloat(OnnxNode node, String reason) {
        notes.put(steps.size(), reason);
        return floats.contains(node.name(), matrices);
    }

    /**
     * Why a layer runs in float32.
     *
     * @param step index of the layer
     * @return the reason; empty if it runs there anyway
     */
    public Optional<String> reason(int step) {
        return Optional.ofNullable(notes.get(step));
    }

    /**
     * A name for a type.
     *
     * @param type number of the type
     * @return the type
     * @throws IllegalArgumentException if there is none of that number
     */
    public static DataType type(long type) {
        DataType found = DataType.forNumber((int) type);
        if (found == null) {
            throw new IllegalArgumentException("has the unknown data type " + type);
        }
        return found;
    }

    /** {@return the model, for messages} */
    public Path file() {
        return file;
    }
}
