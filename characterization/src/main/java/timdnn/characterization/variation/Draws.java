package timdnn.characterization.variation;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Under which addresses the shifts of a trial's transistors are drawn. Two circuits for the same column share their draws
 * where they share these: a full column and its reduced form can be compared sample by sample.
 *
 * @param experiment experiment of the address
 * @param state state of the address
 * @param standsFor prefixes of device names and what stands in the address instead, for example {@code m.x01.} and
 *     {@code m.xn01.}
 * @param also name patterns of transistors that vary besides those that the plan names
 */
public record Draws(String experiment, String state, Map<String, String> standsFor, List<String> also) {
    private static final String SEPARATOR = "\t";

    /** Copies the collections. */
    public Draws {
        Objects.requireNonNull(experiment, "experiment");
        Objects.requireNonNull(state, "state");
        standsFor = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(standsFor));
        also = List.copyOf(also);
    }

    /**
     * Draws under a trial's own address.
     *
     * @param experiment name of its experiment
     * @param state name of its state
     * @return the draws
     */
    public static Draws own(String experiment, String state) {
        return new Draws(experiment, state, Map.of(), List.of());
    }

    /**
     * The name under which a device's shift is drawn.
     *
     * @param device flattened name of the device
     * @return the name in the address
     */
    public String address(String device) {
        for (Map.Entry<String, String> prefix : standsFor.entrySet()) {
            if (device.startsWith(prefix.getKey())) {
                return prefix.getValue() + device.substring(prefix.getKey().length());
            }
        }
        return device;
    }

    /**
     * The draws in one line, as stores keep them.
     *
     * @return the line
     */
    public String format() {
        StringBuilder line = new StringBuilder(experiment + SEPARATOR + state);
        standsFor.forEach(
                (from, to) -> line.append(SEPARATOR).append(from).append('=').append(to));
        also.forEach(pattern -> line.append(SEPARATOR).append(pattern));
        return line.toString();
    }

    /**
     * Reads a line.
     *
     * @param line what {@link #format()} gave
     * @return the draws
     */
    public static Draws parse(String line) {
        List<String> words = List.of(line.split(SEPARATOR, -1));
        Map<String, String> standsFor = new java.util.TreeMap<>();
        List<String> also = new java.util.ArrayList<>();
        for (String word : words.subList(2, words.size())) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                also.add(word);
            } else {
                standsFor.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return new Draws(words.get(0), words.get(1), standsFor, also);
    }
}
