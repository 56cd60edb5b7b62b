package timdnn.characterization.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import timdnn.array.ArrayGeometry;

/**
 * The sections of a plan, at most one of a type, in the order in which their readers are listed.
 *
 * @param byKey sections by the key that they have in the plan
 */
public record Sections(Map<String, Section> byKey) {
    /** No section. */
    public static final Sections NONE = new Sections(Map.of());

    /** Copies the map. */
    public Sections {
        byKey = Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
    }

    /**
     * The section of a type.
     *
     * @param type what its owner reads it as
     * @param <T> that type
     * @return the section, empty where the plan has none
     */
    public <T extends Section> Optional<T> get(Class<T> type) {
        return all().filter(type::isInstance).map(type::cast).findFirst();
    }

    /**
     * All sections.
     *
     * @return a stream
     */
    public Stream<Section> all() {
        return byKey.values().stream();
    }

    /**
     * All sections at their smallest.
     *
     * @param geometry the shape of the array
     * @return sections of the same keys
     */
    public Sections thin(ArrayGeometry geometry) {
        Map<String, Section> thin = new LinkedHashMap<>();
        byKey.forEach((key, section) -> thin.put(key, section.thin(geometry)));
        return new Sections(thin);
    }

    /**
     * Histograms that the sections name.
     *
     * @return those that are known, by field
     */
    public Map<String, CountHistogram> histograms() {
        Map<String, CountHistogram> histograms = new LinkedHashMap<>();
        all().forEach(section -> histograms.putAll(section.histograms()));
        return histograms;
    }
}
