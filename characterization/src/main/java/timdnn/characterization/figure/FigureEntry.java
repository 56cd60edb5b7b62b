package timdnn.characterization.figure;

import java.util.Map;
import java.util.function.Consumer;

/**
 * An entry of a {@link FigureGroup}.
 *
 * @param <T> the findings it is read from
 */
public sealed interface FigureEntry<T> permits FigureDefinition, FigurePart, FigureList, FigureGroup {
    /**
     * Adds what the findings have under this entry's key.
     *
     * @param document the object that the key belongs to
     * @param findings what was found
     */
    void put(Map<String, Object> document, T findings);

    /**
     * Tells the keys.
     *
     * @param prefix path of the object that they belong to, with a point behind it; empty for the document
     * @param keys takes them in order
     */
    void define(String prefix, Consumer<FigureKey> keys);

    /**
     * Tells the figures that findings have.
     *
     * @param prefix as for keys, with indices
     * @param findings what was found
     * @param figures takes them in order
     */
    void list(String prefix, T findings, Consumer<Figure> figures);

    /** The path of a key; an empty key stands for the object itself. */
    static String path(String prefix, String key) {
        return key.isEmpty() && prefix.endsWith(".") ? prefix.substring(0, prefix.length() - 1) : prefix + key;
    }

    /** The prefix of keys below. */
    static String below(String path) {
        return path.isEmpty() ? "" : path + ".";
    }
}
