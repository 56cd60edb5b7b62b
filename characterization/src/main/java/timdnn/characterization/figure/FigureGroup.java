package timdnn.characterization.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Figures, names and verdicts that findings of one kind have, in the order in which they are shown. A subject declares its
 * groups once; the JSON document, the list of figures and the guide's table of keys are made from them.
 *
 * @param <T> the findings
 */
public final class FigureGroup<T> implements FigureEntry<T> {
    private final List<FigureEntry<T>> entries;

    private FigureGroup(List<FigureEntry<T>> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * A group.
     *
     * @param entries its entries
     * @param <T> the findings
     * @return the group
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> FigureGroup<T> of(FigureEntry<T>... entries) {
        return new FigureGroup<>(List.of(entries));
    }

    /**
     * The same group with an origin for each definition that has none of its own.
     *
     * @param experiment name of the experiment
     * @param state the state that stands for it
     * @return the group
     */
    public FigureGroup<T> from(String experiment, String state) {
        List<FigureEntry<T>> all = new ArrayList<>();
        for (FigureEntry<T> entry : entries) {
            all.add(
                    entry instanceof FigureDefinition<T> definition
                                    && definition.origin().isEmpty()
                                    && definition.shape().isFigure()
                            ? definition.from(experiment, state)
                            : entry);
        }
        return new FigureGroup<>(all);
    }

    /**
     * Its JSON object.
     *
     * @param findings what was found
     * @return strings, numbers, booleans, lists and maps by key, in order; null for what has no value
     */
    public Map<String, Object> document(T findings) {
        Map<String, Object> document = new LinkedHashMap<>();
        put(document, findings);
        return document;
    }

    @Override
    public void put(Map<String, Object> document, T findings) {
        entries.forEach(entry -> entry.put(document, findings));
    }

    /**
     * All keys that its document may have.
     *
     * @return keys in order
     */
    public List<FigureKey> keys() {
        List<FigureKey> keys = new ArrayList<>();
        define("", keys::add);
        return keys;
    }

    @Override
    public void define(String prefix, Consumer<FigureKey> keys) {
        entries.forEach(entry -> entry.define(prefix, keys));
    }

    /**
     * All figures of findings.
     *
     * @param findings what was found
     * @return figures in order, those without a value left out
     */
    public List<Figure> figures(T findings) {
        List<Figure> figures = new ArrayList<>();
        list("", findings, figures::add);
        return figures;
    }

    @Override
    public void list(String prefix, T findings, Consumer<Figure> figures) {
        entries.forEach(entry -> entry.list(prefix, findings, figures));
    }
}
