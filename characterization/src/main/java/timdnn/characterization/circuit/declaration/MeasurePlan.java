package timdnn.characterization.circuit.declaration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A measure as a plan has it.
 *
 * @param name its name
 * @param kind what is measured
 * @param fields its other fields, by key
 */
public record MeasurePlan(String name, MeasureKind kind, Map<String, String> fields) {
    /** Copies the map. */
    public MeasurePlan {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The vector expression, card or expression that stands behind the kind. */
    public String subject() {
        return fields.get(kind.key());
    }

    public Optional<String> field(String key) {
        return Optional.ofNullable(fields.get(key));
    }
}
