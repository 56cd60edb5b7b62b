package timdnn.lut.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * JSON as records, the inverse of {@link RecordWriter}, and strict: every component must be there unless it is optional, of
 * its type, and no other field may be. What the record's constructor refuses is an error at the field that its message
 * begins with.
 */
final class RecordReader {
    private final SectionReader fields;

    RecordReader(SectionReader fields) {
        this.fields = fields;
    }

    /** Reads the fields of a record from the object at a path; other fields are the caller's. */
    <T extends Record> T read(Class<T> type, String path) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int index = 0; index < components.length; index++) {
            values[index] = component(components[index], path);
        }
        return fields.build(path, () -> construct(type, components, values));
    }

    /** Reads a record that has an object to itself. */
    <T extends Record> T readAlone(Class<T> type, String path) {
        fields.onlyKnown(
                path,
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        return read(type, path);
    }

    private Object component(RecordComponent component, String path) {
        String field = SectionReader.child(path, component.getName());
        if (component.getType() == Optional.class) {
            return fields.has(field)
                    ? Optional.of(value(argument(component.getGenericType()), field))
                    : Optional.empty();
        }
        return value(component.getGenericType(), field);
    }

    private Object value(Type type, String path) {
        if (type == double.class || type == Double.class) {
            return fields.number(path);
        }
        if (type == int.class || type == Integer.class) {
            return fields.integer(path);
        }
        if (type == long.class) {
            return fields.whole(path);
        }
        if (type == String.class) {
            return fields.text(path);
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return list(argument(type), path);
        }
        Class<?> raw = (Class<?>) type;
        return raw.isEnum() ? constant(raw, path) : readAlone(raw.asSubclass(Record.class), path);
    }

    private List<Object> list(Type element, String path) {
        JsonNode array = fields.field(path, JsonNodeType.ARRAY);
        List<Object> values = new ArrayList<>();
        for (int index = 0; index < array.size(); index++) {
            values.add(value(element, path + "[" + index + "]"));
        }
        return values;
    }

    private Object constant(Class<?> type, String path) {
        String name = fields.text(path);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> fields.error(
                        path, "must be one of " + Arrays.toString(type.getEnumConstants()) + ", was " + name));
    }

    private static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    private static <T> T construct(Class<T> type, RecordComponent[] components, Object[] values) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof IllegalArgumentException meaningless) {
                throw meaningless;
            }
            throw new IllegalStateException("a record's constructor only checks", refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("tables are public records", impossible);
        }
    }
}
