package timdnn.lut.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;

/**
 * Records as JSON: a component is a field of its name, an empty optional is left out, a list is an array, an enumeration
 * its constant's name. The inverse is {@link RecordReader}.
 */
final class RecordWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordWriter() {}

    /** Adds the components of a record to an object. */
    static void write(Record value, ObjectNode into) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object part = component(component, value);
            if (!(part instanceof Optional<?> optional)) {
                into.set(component.getName(), node(part));
            } else if (optional.isPresent()) {
                into.set(component.getName(), node(optional.get()));
            }
        }
    }

    static Object component(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("tables are public records", impossible);
        }
    }

    private static JsonNode node(Object value) {
        if (value instanceof Record part) {
            ObjectNode object = NODES.objectNode();
            write(part, object);
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(element -> array.add(node(element)));
            return array;
        }
        if (value instanceof Double number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Integer number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Long number) {
            return NODES.numberNode(number);
        }
        if (value instanceof String || value instanceof Enum<?>) {
            return NODES.textNode(value.toString());
        }
        throw new IllegalStateException("a table has no field of " + value.getClass());
    }
}
