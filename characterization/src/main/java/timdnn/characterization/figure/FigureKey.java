package timdnn.characterization.figure;

import java.util.List;
import java.util.Optional;

/**
 * A key of the JSON document.
 *
 * @param path where it stands: {@code []} for each element of a list, {@code *} for any name, for example
 *     {@code adc.taps[].trip_V}
 * @param unit SI unit, empty where it has none
 * @param meaning what it is
 * @param shape what a value looks like; empty for an object or a list of objects
 * @param status how well its figures are known; empty for names, verdicts, objects and lists of objects
 */
public record FigureKey(
        String path, String unit, String meaning, Optional<FigureShape> shape, Optional<FigureStatus> status) {
    /**
     * Paths of the values below it.
     *
     * @return its own path, or that of each field of an interval
     */
    public List<String> leaves() {
        List<String> fields = shape.map(FigureShape::fields).orElse(List.of());
        return fields.isEmpty()
                ? List.of(path)
                : fields.stream().map(field -> path + "." + field).toList();
    }
}
