package timdnn.lut.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.Collection;
import java.util.function.Supplier;
import timdnn.input.InvalidInputException;

/**
 * Fields of a document by path, each of the type asked for. Every fault becomes an {@link InvalidInputException} at the
 * field's line.
 */
final class SectionReader {
    private final LocatedJson source;

    SectionReader(LocatedJson source) {
        this.source = source;
    }

    /** The path of a field of the object at {@code path}. */
    static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /**
     * Runs a constructor and moves its complaint to the line of the field with whose name it starts; to that of the section where
     * it starts with another word.
     */
    <T> T build(String section, Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (IllegalArgumentException meaningless) {
            String message = String.valueOf(meaningless.getMessage());
            String first = message.split(" ", 2)[0];
            boolean missing = message.equals(first + " must be given");
            if (missing || (first.length() < message.length() && has(child(section, first)))) {
                throw source.error(child(section, first), message.substring(first.length() + 1));
            }
            throw source.error(section, "is without meaning: " + message);
        }
    }

    InvalidInputException error(String path, String sentence) {
        return source.error(path, sentence);
    }

    boolean has(String path) {
        return !at(path).isMissingNode();
    }

    /** Refuses fields of an object that are not among the known ones. */
    void onlyKnown(String path, Collection<String> known) {
        JsonNode object = path.isEmpty() ? source.root() : field(path, JsonNodeType.OBJECT);
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw source.error(child(path, name), "is not a field of this schema");
            }
        });
    }

    JsonNode field(String path) {
        JsonNode found = at(path);
        if (found.isMissingNode()) {
            throw source.error(path, "is missing");
        }
        return found;
    }

    private JsonNode at(String path) {
        return source.root().at("/" + path.replace("[", ".").replace("]", "").replace('.', '/'));
    }

    JsonNode field(String path, JsonNodeType type) {
        JsonNode found = field(path);
        if (found.getNodeType() != type) {
            throw source.error(path, "must be " + phrase(type) + ", was " + phrase(found.getNodeType()));
        }
        return found;
    }

    private static String phrase(JsonNodeType type) {
        return switch (type) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case NUMBER -> "a number";
            case STRING -> "a text";
            case BOOLEAN -> "true or false";
            default -> "null";
        };
    }

    String text(String path) {
        return field(path, JsonNodeType.STRING).textValue();
    }

    double number(String path) {
        double value = field(path, JsonNodeType.NUMBER).doubleValue();
        if (!Double.isFinite(value)) {
            throw source.error(path, "must fit a double");
        }
        return value;
    }

    long whole(String path) {
        double value = number(path);
        if (value != Math.rint(value) || Math.abs(value) > 0x1p53) {
            throw source.error(path, "must be a whole number, was " + value);
        }
        return (long) value;
    }

    int integer(String path) {
        long value = whole(path);
        if (value != (int) value) {
            throw source.error(path, "must be from -2^31 to 2^31 - 1, was " + value);
        }
        return (int) value;
    }

    double[] numbers(String path) {
        double[] values = new double[field(path, JsonNodeType.ARRAY).size()];
        for (int index = 0; index < values.length; index++) {
            values[index] = number(path + "[" + index + "]");
        }
        return values;
    }

    double[] numbers(String path, int length) {
        double[] values = numbers(path);
        if (values.length != length) {
            throw source.error(path, "must have " + length + " values, had " + values.length);
        }
        return values;
    }

    double[][] matrix(String path) {
        double[][] rows = new double[field(path, JsonNodeType.ARRAY).size()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = numbers(path + "[" + row + "]");
        }
        return rows;
    }

    long[] wholes(String path) {
        long[] values = new long[field(path, JsonNodeType.ARRAY).size()];
        for (int index = 0; index < values.length; index++) {
            values[index] = whole(path + "[" + index + "]");
        }
        return values;
    }
}
