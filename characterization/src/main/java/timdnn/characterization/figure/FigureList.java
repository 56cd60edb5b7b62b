package timdnn.characterization.figure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A list of objects in the document.
 *
 * @param <T> the findings that it is part of
 * @param <E> an element
 */
public final class FigureList<T, E> implements FigureEntry<T> {
    private final String key;
    private final String meaning;
    private final Function<T, List<E>> elements;
    private final FigureGroup<E> group;
    private final boolean keptIfEmpty;

    private FigureList(
            String key, String meaning, Function<T, List<E>> elements, FigureGroup<E> group, boolean keptIfEmpty) {
        this.key = key;
        this.meaning = meaning;
        this.elements = elements;
        this.group = group;
        this.keptIfEmpty = keptIfEmpty;
    }

    /**
     * A list.
     *
     * @param key its key
     * @param meaning what an element is
     * @param elements reads them
     * @param group figures of an element
     * @param <T> the findings
     * @param <E> an element
     * @return the entry
     */
    public static <T, E> FigureList<T, E> of(
            String key, String meaning, Function<T, List<E>> elements, FigureGroup<E> group) {
        return new FigureList<>(key, meaning, elements, group, true);
    }

    /**
     * This, its key left out where the list is empty.
     *
     * @return the entry
     */
    public FigureList<T, E> unlessEmpty() {
        return new FigureList<>(key, meaning, elements, group, false);
    }

    @Override
    public void put(Map<String, Object> document, T findings) {
        List<E> found = elements.apply(findings);
        if (keptIfEmpty || !found.isEmpty()) {
            document.put(key, found.stream().map(group::document).toList());
        }
    }

    @Override
    public void define(String prefix, Consumer<FigureKey> keys) {
        String path = FigureEntry.path(prefix, key) + "[]";
        keys.accept(new FigureKey(path, "", meaning, Optional.empty(), Optional.empty()));
        group.define(FigureEntry.below(path), keys);
    }

    @Override
    public void list(String prefix, T findings, Consumer<Figure> figures) {
        List<E> found = elements.apply(findings);
        for (int i = 0; i < found.size(); i++) {
            group.list(FigureEntry.path(prefix, key) + "[" + i + "].", found.get(i), figures);
        }
    }
}
