package timdnn.network.onnx.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import timdnn.input.InvalidInputException;
import timdnn.network.TensorShape;

/**
 * What a graph reads: images or words, and states that a time step hands on to the next. The first input is the image, or the one
 * that is made of whole numbers; every further input is a state and becomes the further output at the same place.
 *
 * @param data images or words
 * @param states states, in order
 * @param outputs names of the outputs: the logits, then what each state becomes
 * @param batch the number that the model has for the extent of the batch; 0 if it leaves it open
 */
public record GraphInputs(Input data, List<Input> states, List<String> outputs, int batch) {
    /**
     * An input.
     *
     * @param name its name
     * @param shape shape for one image
     * @param batchAxis which axis is the batch
     */
    public record Input(String name, TensorShape shape, int batchAxis) {}

    /** Copies the lists. */
    public GraphInputs {
        states = List.copyOf(states);
        outputs = List.copyOf(outputs);
    }

    /**
     * Reads what a graph reads.
     *
     * @param file the model, for messages
     * @param graph the graph
     * @param sequence words of a window where the model leaves their number open
     * @return the inputs
     * @throws InvalidInputException if an extent is missing, or inputs and outputs do not match
     */
    public static GraphInputs of(Path file, GraphProto graph, int sequence) {
        Set<String> constants = new HashSet<>();
        graph.getInitializerList().forEach(tensor -> constants.add(tensor.getName()));
        List<ValueInfoProto> inputs = new ArrayList<>(graph.getInputList().stream()
                .filter(input -> !constants.contains(input.getName()))
                .toList());
        if (inputs.isEmpty() || graph.getOutputCount() != inputs.size()) {
            throw InvalidInputException.in(
                    file,
                    "the graph",
                    "must have one input and one output, or one more of each for every state, has " + inputs.size()
                            + " and " + graph.getOutputCount());
        }
        int first = IntStream.range(0, inputs.size())
                .filter(index -> whole(inputs.get(index)))
                .findFirst()
                .orElse(0);
        ValueInfoProto data = inputs.remove(first);
        List<Dimension> extents = extents(data);
        int batchAxis = batchAxis(extents);
        String batchName = batchAxis < extents.size() ? extents.get(batchAxis).getDimParam() : "";
        Input images = input(file, data, batchAxis, whole(data) ? sequence : 0);
        List<Input> states = new ArrayList<>();
        for (ValueInfoProto state : inputs) {
            List<Dimension> of = extents(state);
            int axis = IntStream.range(0, of.size())
                    .filter(index ->
                            !batchName.isEmpty() && of.get(index).getDimParam().equals(batchName))
                    .findFirst()
                    .orElseGet(() -> batchAxis(of));
            states.add(input(file, state, axis, 0));
        }
        List<String> outputs =
                graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
        long batch = extents.get(batchAxis).getDimValue();
        return new GraphInputs(images, states, outputs, (int) Math.max(0, Math.min(Integer.MAX_VALUE, batch)));
    }

    private static boolean whole(ValueInfoProto input) {
        int type = input.getType().getTensorType().getElemType();
        return type == DataType.INT64.getNumber() || type == DataType.INT32.getNumber();
    }

    private static List<Dimension> extents(ValueInfoProto input) {
        return input.getType().getTensorType().getShape().getDimList();
    }

    /** The axis whose name says so, else the first. */
    private static int batchAxis(List<Dimension> extents) {
        return IntStream.range(0, extents.size())
                .filter(index -> extents.get(index)
                                .getDimParam()
                                .toLowerCase(Locale.ROOT)
                                .contains("batch")
                        || extents.get(index).getDimParam().equals("N"))
                .findFirst()
                .orElse(0);
    }

    private static Input input(Path file, ValueInfoProto input, int batchAxis, int sequence) {
        List<Dimension> extents = extents(input);
        boolean numbers = input.getType().getTensorType().getElemType() == DataType.FLOAT.getNumber();
        List<Integer> shape = new ArrayList<>();
        boolean open = false;
        for (int axis = 0; axis < extents.size(); axis++) {
            long extent = extents.get(axis).getDimValue();
            if (axis != batchAxis) {
                open |= extent < 1 && sequence == 0;
                shape.add((int) Math.min(Integer.MAX_VALUE, extent < 1 ? Math.max(1, sequence) : extent));
            }
        }
        if ((!numbers && sequence == 0) || extents.isEmpty() || (numbers && extents.size() < 2) || open) {
            throw InvalidInputException.in(
                    file,
                    OnnxNode.plain("input " + input.getName()),
                    "must be a float tensor with a batch extent first and all other extents given, or whole numbers of words");
        }
        try {
            return new Input(input.getName(), new TensorShape(shape), batchAxis);
        } catch (IllegalArgumentException tooLarge) {
            throw InvalidInputException.in(
                    file, OnnxNode.plain("input " + input.getName()), "cannot be read: " + tooLarge.getMessage());
        }
    }
}
