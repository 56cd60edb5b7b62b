package timdnn.lut.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import timdnn.input.InvalidInputException;

/**
 * A JSON file that remembers the line of every field, so that an error found long after parsing can still point at it.
 * Paths are written {@code senseLevels.mean_V[3]}.
 */
final class LocatedJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Path file;
    private final Map<String, Integer> lines = new HashMap<>();
    private ObjectNode root = NODES.objectNode();

    private LocatedJson(Path file) {
        this.file = file;
    }

    /**
     * Reads a file whose top level is an object.
     *
     * @throws InvalidInputException if it cannot be read, is not JSON (the message names the line), or is not an object
     */
    static LocatedJson read(Path file) {
        LocatedJson located = new LocatedJson(file);
        try (JsonParser parser = MAPPER.createParser(Files.readAllBytes(file))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw InvalidInputException.at(file, 1, "the document", "must be a JSON object");
            }
            located.root = located.object(parser, "");
            if (parser.nextToken() != null) {
                throw InvalidInputException.at(
                        file, line(parser), "the document", "must end after its closing brace, but goes on");
            }
        } catch (JsonProcessingException malformed) {
            throw MalformedJson.in(file, "the document", malformed);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(file, failure);
        }
        return located;
    }

    ObjectNode root() {
        return root;
    }

    /** The error of a field: at its line, or at the line of the nearest enclosing field that exists. */
    InvalidInputException error(String path, String sentence) {
        String known = path;
        while (!known.isEmpty() && !lines.containsKey(known)) {
            known = known.substring(0, Math.max(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['))));
        }
        return InvalidInputException.at(file, lines.getOrDefault(known, 1), path, sentence);
    }

    private ObjectNode object(JsonParser parser, String path) throws IOException {
        ObjectNode node = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            String child = path.isEmpty() ? name : path + "." + name;
            lines.put(child, line(parser));
            parser.nextToken();
            node.set(name, value(parser, child));
        }
        return node;
    }

    private ArrayNode array(JsonParser parser, String path) throws IOException {
        ArrayNode node = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String child = path + "[" + node.size() + "]";
            lines.put(child, line(parser));
            node.add(value(parser, child));
        }
        return node;
    }

    private JsonNode value(JsonParser parser, String path) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, path);
            case START_ARRAY -> array(parser, path);
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            default -> NODES.nullNode();
        };
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
