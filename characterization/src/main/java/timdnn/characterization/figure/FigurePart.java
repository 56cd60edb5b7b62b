package timdnn.characterization.figure;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An object in the document.
 *
 * @param <T> the findings that it is part of
 * @param <E> the part
 */
public final class FigurePart<T, E> implements FigureEntry<T> {
    private final String key;
    private final String meaning;
    private final Function<T, Optional<E>> part;
    private final FigureGroup<E> group;
    private final boolean nullIfMissing;

    private FigurePart(
            String key, String meaning, Function<T, Optional<E>> part, FigureGroup<E> group, boolean nullIfMissing) {
        this.key = key;
        this.meaning = meaning;
        this.part = part;
        this.group = group;
        this.nullIfMissing = nullIfMissing;
    }

    /**
     * A part that all findings have.
     *
     * @param key its key
     * @param meaning what it is
     * @param part reads it
     * @param group its figures
     * @param <T> the findings
     * @param <E> the part
     * @return the entry
     */
    public static <T, E> FigurePart<T, E> of(String key, String meaning, Function<T, E> part, FigureGroup<E> group) {
        return optional(key, meaning, findings -> Optional.of(part.apply(findings)), group);
    }

    /**
     * A part whose key is left out where findings lack it.
     *
     * @param key its key
     * @param meaning what it is
     * @param part reads it
     * @param group its figures
     * @param <T> the findings
     * @param <E> the part
     * @return the entry
     */
    public static <T, E> FigurePart<T, E> optional(
            String key, String meaning, Function<T, Optional<E>> part, FigureGroup<E> group) {
        return new FigurePart<>(key, meaning, part, group, false);
    }

    /**
     * A part that is null where findings lack it.
     *
     * @param key its key
     * @param meaning what it is
     * @param part reads it
     * @param group its figures
     * @param <T> the findings
     * @param <E> the part
     * @return the entry
     */
    public static <T, E> FigurePart<T, E> nullable(
            String key, String meaning, Function<T, Optional<E>> part, FigureGroup<E> group) {
        return new FigurePart<>(key, meaning, part, group, true);
    }

    /**
     * A part whose keys stand among those of the findings.
     *
     * @param part reads it
     * @param group its figures
     * @param <T> the findings
     * @param <E> the part
     * @return the entry
     */
    public static <T, E> FigurePart<T, E> among(Function<T, Optional<E>> part, FigureGroup<E> group) {
        return optional("", "", part, group);
    }

    @Override
    public void put(Map<String, Object> document, T findings) {
        Optional<E> found = part.apply(findings);
        if (key.isEmpty()) {
            found.ifPresent(one -> group.put(document, one));
        } else if (found.isPresent() || nullIfMissing) {
            document.put(key, found.map(group::document).orElse(null));
        }
    }

    @Override
    public void define(String prefix, Consumer<FigureKey> keys) {
        String path = FigureEntry.path(prefix, key);
        if (!key.isEmpty()) {
            keys.accept(new FigureKey(path, "", meaning, Optional.empty(), Optional.empty()));
        }
        group.define(FigureEntry.below(path), keys);
    }

    @Override
    public void list(String prefix, T findings, Consumer<Figure> figures) {
        String below = FigureEntry.below(FigureEntry.path(prefix, key));
        part.apply(findings).ifPresent(one -> group.list(below, one, figures));
    }
}
