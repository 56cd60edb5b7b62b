package timdnn.network.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import timdnn.input.InvalidInputException;

/**
 * A node of a model with its attributes by name, and the errors that name it.
 *
 * @param file the model, for messages
 * @param proto the node
 * @param operatorSet version of the standard operators that the model is written for
 */
public record OnnxNode(Path file, NodeProto proto, long operatorSet) {
    /** {@return the operator} */
    public String operator() {
        return proto.getOpType();
    }

    /** {@return the operator's domain; empty for the standard operators} */
    public String domain() {
        return proto.getDomain().equals("ai.onnx") ? "" : proto.getDomain();
    }

    /** {@return the node's name, or the name of its result where it has none} */
    public String name() {
        return proto.getName().isEmpty() && proto.getOutputCount() > 0 ? proto.getOutput(0) : proto.getName();
    }

    /**
     * The name of an input.
     *
     * @param index its place
     * @return the name, or an empty text if the node leaves it out
     */
    public String input(int index) {
        return index < proto.getInputCount() ? proto.getInput(index) : "";
    }

    /**
     * Whether the node has an input.
     *
     * @param index its place
     * @return true if it is not left out
     */
    public boolean hasInput(int index) {
        return !input(index).isEmpty();
    }

    /**
     * An error of this node: {@code file: node NAME (Op) sentence}.
     *
     * @param sentence what is wrong
     * @return the exception, to be thrown by the caller
     */
    public InvalidInputException error(String sentence) {
        String operator = domain().isEmpty() ? operator() : domain() + "." + operator();
        return InvalidInputException.in(file, plain("node " + name() + " (" + operator + ")"), plain(sentence));
    }

    /**
     * A text from a model as part of a sentence: damaged names may have line ends in them.
     *
     * @param text the text
     * @return the same with a question mark for each control character
     */
    public static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /**
     * An attribute.
     *
     * @param name its name
     * @return the attribute; empty if the node leaves it out
     */
    public Optional<AttributeProto> attribute(String name) {
        return proto.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    /**
     * An attribute that is a whole number.
     *
     * @param name its name
     * @param otherwise its value where the node leaves it out
     * @return the value
     */
    public long integer(String name, long otherwise) {
        return attribute(name).map(AttributeProto::getI).orElse(otherwise);
    }

    /**
     * An attribute that is a number.
     *
     * @param name its name
     * @param otherwise its value where the node leaves it out
     * @return the value
     */
    public float number(String name, float otherwise) {
        return attribute(name).map(AttributeProto::getF).orElse(otherwise);
    }

    /**
     * An attribute that is a text.
     *
     * @param name its name
     * @param otherwise its value where the node leaves it out
     * @return the value
     */
    public String text(String name, String otherwise) {
        return attribute(name).map(attribute -> attribute.getS().toStringUtf8()).orElse(otherwise);
    }

    /**
     * A list of whole numbers of a given length.
     *
     * @param name its name
     * @param length how many there must be
     * @param otherwise the value in every place if the node has no such attribute
     * @return the values
     */
    public List<Integer> integers(String name, int length, int otherwise) {
        Optional<AttributeProto> found = attribute(name);
        if (found.isEmpty()) {
            return Collections.nCopies(length, otherwise);
        }
        List<Integer> values = integers(name);
        if (values.size() != length) {
            throw error("must have " + length + " values in " + name + ", has " + values.size());
        }
        return values;
    }

    /**
     * A list of whole numbers.
     *
     * @param name its name
     * @return the values; none if the node leaves it out
     */
    public List<Integer> integers(String name) {
        List<Long> values = attribute(name).map(AttributeProto::getIntsList).orElse(List.of());
        if (values.stream().anyMatch(value -> value != value.intValue())) {
            throw error("must have values below 2^31 in " + name + ", has " + values);
        }
        return values.stream().map(Long::intValue).toList();
    }

    /**
     * An axis, counted from the end where it is negative.
     *
     * @param axis the axis as the model has it
     * @param rank how many axes there are
     * @return 0 to {@code rank - 1}
     */
    public int axis(long axis, int rank) {
        if (axis < -rank || axis >= rank) {
            throw error("must have an axis in " + -rank + " to " + (rank - 1) + ", has " + axis);
        }
        return (int) (axis < 0 ? axis + rank : axis);
    }

    /**
     * Refuses an attribute value that there is no way to compute.
     *
     * @param name its name
     * @param expected the value it must have, which is also its default
     */
    public void require(String name, long expected) {
        long actual = integer(name, expected);
        if (actual != expected) {
            throw error("must have " + name + " = " + expected + ", has " + actual);
        }
    }
}
