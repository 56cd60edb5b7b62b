package timdnn.network.onnx.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which layers of a model may run in float32 in the special-function unit where they cannot run on tiles.
 *
 * @param names {@code first}, {@code last}, {@code all}, or names of nodes
 */
public record FloatLayers(Set<String> names) {
    /** No layer. */
    public static final FloatLayers NONE = new FloatLayers(Set.of());

    /** Every layer. */
    public static final FloatLayers ALL = new FloatLayers(Set.of("all"));

    /** Copies the set. */
    public FloatLayers {
        names = Set.copyOf(names);
    }

    /**
     * Layers by name.
     *
     * @param text names with commas in between
     * @return the layers
     */
    public static FloatLayers parse(String text) {
        return new FloatLayers(
                Set.copyOf(Arrays.stream(text.split(",", -1)).map(String::strip).toList()));
    }

    /**
     * Whether a layer may.
     *
     * @param node name of its node
     * @param layers names of all nodes with weights, in order
     * @return true if it may
     */
    boolean contains(String node, List<String> layers) {
        return names.contains("all")
                || names.contains(node)
                || (names.contains("first") && node.equals(layers.get(0)))
                || (names.contains("last") && node.equals(layers.get(layers.size() - 1)));
    }

    /** Names that are neither a word with a meaning nor a node with weights. */
    Set<String> unknown(List<String> layers) {
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeAll(layers);
        unknown.removeAll(Set.of("first", "last", "all"));
        return unknown;
    }
}
