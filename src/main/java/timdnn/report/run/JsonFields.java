package timdnn.report.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.input.InvalidInputException;
import timdnn.lut.store.MalformedJson;

/** An object of a JSON file, read field by field; what is wrong is named by file and dotted field. */
final class JsonFields {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final String path;
    private final JsonNode node;

    private JsonFields(Path file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    static JsonFields read(Path file) {
        try {
            JsonNode root = MAPPER.readTree(Files.readAllBytes(file));
            if (root == null || !root.isObject()) {
                throw InvalidInputException.in(file, "document", "must be one JSON object");
            }
            return new JsonFields(file, "", root);
        } catch (JsonProcessingException wrong) {
            throw MalformedJson.in(file, "document", wrong);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(file, failure);
        }
    }

    InvalidInputException wrong(String field, String sentence) {
        return InvalidInputException.in(file, path + field, sentence);
    }

    private JsonNode get(String field) {
        JsonNode found = node.path(field);
        if (found.isMissingNode()) {
            throw wrong(field, "is missing");
        }
        return found;
    }

    String text(String field) {
        JsonNode found = get(field);
        if (!found.isTextual()) {
            throw wrong(field, "must be a text, was " + found);
        }
        return found.textValue();
    }

    long count(String field) {
        JsonNode found = get(field);
        if (!found.canConvertToLong() || !found.isIntegralNumber() || found.longValue() < 0) {
            throw wrong(field, "must be a whole number of at least 0, was " + found);
        }
        return found.longValue();
    }

    double number(String field) {
        JsonNode found = get(field);
        if (!found.isNumber() || !Double.isFinite(found.doubleValue()) || found.doubleValue() < 0) {
            throw wrong(field, "must be a number of at least 0, was " + found);
        }
        return found.doubleValue();
    }

    double share(String field) {
        double value = number(field);
        if (value > 1) {
            throw wrong(field, "must be from 0 to 1, was " + value);
        }
        return value;
    }

    /** A difference of two shares. */
    double signed(String field) {
        JsonNode found = get(field);
        if (!found.isNumber() || !(Math.abs(found.doubleValue()) <= 1)) {
            throw wrong(field, "must be a number from -1 to 1, was " + found);
        }
        return found.doubleValue();
    }

    /** A number that a run without tables does not have. */
    Optional<Double> optional(String field) {
        return node.path(field).isMissingNode() || node.path(field).isNull()
                ? Optional.empty()
                : Optional.of(number(field));
    }

    Optional<JsonFields> optionalObject(String field) {
        return node.path(field).isObject() ? Optional.of(object(field)) : Optional.empty();
    }

    /** The numbers of an object by name, in its order; empty where a file of an older version has none. */
    Map<String, Double> numbers(String field) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        optionalObject(field)
                .ifPresent(object ->
                        object.node.fieldNames().forEachRemaining(name -> numbers.put(name, object.number(name))));
        return numbers;
    }

    JsonFields object(String field) {
        if (!get(field).isObject()) {
            throw wrong(field, "must be an object, was " + get(field));
        }
        return new JsonFields(file, path + field + ".", get(field));
    }

    List<JsonFields> objects(String field) {
        if (!get(field).isArray()) {
            throw wrong(field, "must be an array, was " + get(field));
        }
        List<JsonFields> objects = new ArrayList<>();
        for (int index = 0; index < get(field).size(); index++) {
            objects.add(new JsonFields(
                    file, path + field + "[" + index + "].", get(field).get(index)));
        }
        return objects;
    }

    /** A square matrix of counts. */
    List<List<Long>> matrix(String field, int most) {
        JsonNode rows = get(field);
        int size = rows.size();
        if (!rows.isArray() || size < 1 || size > most) {
            throw wrong(field, "must have 1 to " + most + " rows");
        }
        List<List<Long>> matrix = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            if (rows.get(row).size() != size) {
                throw wrong(field + "[" + row + "]", "must have " + size + " values");
            }
            List<Long> values = new ArrayList<>();
            for (int column = 0; column < size; column++) {
                JsonNode cell = rows.get(row).get(column);
                if (!cell.isIntegralNumber() || cell.longValue() < 0) {
                    throw wrong(
                            field + "[" + row + "][" + column + "]",
                            "must be a whole number of at least 0, was " + cell);
                }
                values.add(cell.longValue());
            }
            matrix.add(values);
        }
        return matrix;
    }
}
