package timdnn.cli.shared;

import java.util.LinkedHashMap;
import java.util.Map;

/** Parts that documents for {@code --json} are made of. */
public final class JsonParts {
    private JsonParts() {}

    public static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
