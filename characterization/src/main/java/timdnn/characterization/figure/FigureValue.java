package timdnn.characterization.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What findings have under one key: a value, a list, a list of lists or values by name. */
sealed interface FigureValue {
    /** A number with its interval, a name or a verdict; null where there is none. */
    record One(Object value) implements FigureValue {}

    /** A list, also of lists. */
    record Many(List<FigureValue> values) implements FigureValue {}

    /** Values by name, in order. */
    record Named(Map<String, FigureValue> values) implements FigureValue {}

    static <V> FigureValue many(List<V> values, Function<V, FigureValue> each) {
        return new Many(values.stream().map(each).toList());
    }

    static <V> FigureValue named(Map<String, V> values, Function<V, FigureValue> each) {
        if (values == null) {
            return new One(null);
        }
        Map<String, FigureValue> all = new LinkedHashMap<>();
        values.forEach((name, value) -> all.put(name, each.apply(value)));
        return new Named(all);
    }

    /** With each single value turned into its part of a JSON document. */
    default Object document(Function<Object, Object> single) {
        if (this instanceof Many many) {
            // No List.of or toList: a value may be null.
            List<Object> all = new ArrayList<>();
            many.values().forEach(value -> all.add(value.document(single)));
            return all;
        }
        if (this instanceof Named named) {
            Map<String, Object> all = new LinkedHashMap<>();
            named.values().forEach((name, value) -> all.put(name, value.document(single)));
            return all;
        }
        Object value = ((One) this).value();
        return value == null ? null : single.apply(value);
    }

    /** Each single value with its path. */
    default void each(String path, BiConsumer<String, Object> single) {
        if (this instanceof Many many) {
            for (int i = 0; i < many.values().size(); i++) {
                many.values().get(i).each(path + "[" + i + "]", single);
            }
        } else if (this instanceof Named named) {
            named.values().forEach((name, value) -> value.each(path + "." + name, single));
        } else if (((One) this).value() != null) {
            single.accept(path, ((One) this).value());
        }
    }
}
