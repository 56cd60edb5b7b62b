package timdnn.lut.store;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.lut.tile.Quantity;
import timdnn.lut.tile.TileTables;

/** All figures of a tile's sections that have a reach and an origin, by the path of their field. */
public final class TileFigures {
    private TileFigures() {}

    /**
     * Lists them.
     *
     * @param tile the sections
     * @return by path, for example {@code energy.access.bitlines.energy_J}, in the order of the file; an element of a list
     *     goes by its name, or by its place, from 0, where it has none
     */
    public static Map<String, Quantity> of(TileTables tile) {
        Map<String, Quantity> figures = new LinkedHashMap<>();
        walk(tile, "", figures);
        return Collections.unmodifiableMap(figures);
    }

    private static void walk(Object value, String path, Map<String, Quantity> figures) {
        if (value instanceof Quantity quantity) {
            figures.put(path, quantity);
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> walk(present, path, figures));
        } else if (value instanceof List<?> list) {
            for (int index = 0; index < list.size(); index++) {
                walk(list.get(index), SectionReader.child(path, label(list.get(index), index)), figures);
            }
        } else if (value instanceof Record section) {
            for (RecordComponent component : section.getClass().getRecordComponents()) {
                walk(
                        RecordWriter.component(component, section),
                        SectionReader.child(path, component.getName()),
                        figures);
            }
        }
    }

    private static String label(Object element, int index) {
        if (element instanceof Record record
                && RecordWriter.component(record.getClass().getRecordComponents()[0], record) instanceof String name) {
            return name;
        }
        return Integer.toString(index);
    }
}
