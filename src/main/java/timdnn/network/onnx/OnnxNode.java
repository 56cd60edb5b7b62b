package timdnn.network.onnx;

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
 */
record OnnxNode(Path file, NodeProto proto) {
    String operator() {
        return proto.getOpType();
    }

    /** The node's name, or the name of its result where it has none. */
    String name() {
        return proto.getName().isEmpty() && proto.getOutputCount() > 0 ? proto.getOutput(0) : proto.getName();
    }

    /** The name of an input, or an empty text if the node leaves it out. */
    String input(int index) {
        return index < proto.getInputCount() ? proto.getInput(index) : "";
    }

    boolean hasInput(int index) {
        return !input(index).isEmpty();
    }

    /** An error of this node: {@code file: node NAME (Op) sentence}. */
    InvalidInputException error(String sentence) {
        return InvalidInputException.in(file, "node " + name() + " (" + operator() + ")", sentence);
    }

    Optional<AttributeProto> attribute(String name) {
        return proto.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    long integer(String name, long otherwise) {
        return attribute(name).map(AttributeProto::getI).orElse(otherwise);
    }

    float number(String name, float otherwise) {
        return attribute(name).map(AttributeProto::getF).orElse(otherwise);
    }

    String text(String name, String otherwise) {
        return attribute(name).map(attribute -> attribute.getS().toStringUtf8()).orElse(otherwise);
    }

    /** A list of integers of a given length; {@code otherwise} in every place if the node has no such attribute. */
    List<Integer> integers(String name, int length, int otherwise) {
        Optional<AttributeProto> found = attribute(name);
        if (found.isEmpty()) {
            return Collections.nCopies(length, otherwise);
        }
        List<Long> values = found.get().getIntsList();
        if (values.size() != length) {
            throw error("must have " + length + " values in " + name + ", has " + values.size());
        }
        if (values.stream().anyMatch(value -> value != value.intValue())) {
            throw error("must have values below 2^31 in " + name + ", has " + values);
        }
        return values.stream().map(Long::intValue).toList();
    }

    /** Refuses an attribute value that the tile has no way to compute. */
    void require(String name, long expected) {
        long actual = integer(name, expected);
        if (actual != expected) {
            throw error("must have " + name + " = " + expected + ", has " + actual);
        }
    }
}
