package timdnn.chip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prices of what circuit simulation of a tile cannot give, each with its range, how it is known and its source: {@code
 * seen} was read in the source, {@code run} was computed with the named program, {@code second-hand} is quoted by others,
 * {@code recall} is from memory and was not seen, {@code derived} is arithmetic on others, {@code assumed} is a choice.
 * Statuses A, U and D are as in tables.
 */
public final class ComponentCatalogue {
    /** All that a component's status may be. */
    static final List<String> STATUSES =
            List.of("seen", "run", "second-hand", "recall", "derived", "assumed", "A", "U", "D");

    private static final String RESOURCE = "/chip/components.json";

    private final Map<String, Figure> figures;

    private ComponentCatalogue(Map<String, Figure> figures) {
        this.figures = Collections.unmodifiableMap(figures);
    }

    /** {@return the catalogue that ships} */
    public static ComponentCatalogue shipped() {
        try (InputStream stream = ComponentCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return of(JsonMapper.builder().build().readTree(stream));
        } catch (IOException broken) {
            throw new IllegalStateException(RESOURCE + " cannot be read", broken);
        }
    }

    private static ComponentCatalogue of(JsonNode document) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        JsonNode sources = document.required("sources");
        for (JsonNode entry : document.required("components")) {
            Figure figure = figure(entry, sources);
            if (!STATUSES.contains(figure.status())) {
                throw new IllegalStateException(figure.name() + " has no status, had " + figure.status());
            }
            if (figures.put(entry.required("key").textValue(), figure) != null) {
                throw new IllegalStateException(entry.get("key") + " is there twice");
            }
        }
        return new ComponentCatalogue(figures);
    }

    private static Figure figure(JsonNode entry, JsonNode sources) {
        String name = entry.required("name").textValue();
        String source = sources.required(entry.required("source").textValue()).textValue();
        JsonNode remark = entry.path("range");
        double nominal = entry.required("nominal").doubleValue();
        return new Figure(
                name,
                entry.required("unit").textValue(),
                entry.path("low").asDouble(nominal),
                nominal,
                entry.path("high").asDouble(nominal),
                entry.required("status").textValue(),
                "components: " + source + (remark.isMissingNode() ? "" : "; range: " + remark.textValue()),
                entry.path("cause").asText(name));
    }

    /** {@return all figures by key} */
    public Map<String, Figure> figures() {
        return figures;
    }

    /**
     * A price.
     *
     * @param key its key, for example {@code sram8k256.read_J}
     * @return the price
     * @throws IllegalArgumentException if there is none of that key
     */
    public Figure figure(String key) {
        Figure found = figures.get(key);
        if (found == null) {
            throw new IllegalArgumentException("key must be one of " + figures.keySet() + ", was " + key);
        }
        return found;
    }
}
