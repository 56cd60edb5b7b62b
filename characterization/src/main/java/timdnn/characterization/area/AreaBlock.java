package timdnn.characterization.area;

import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A block of a tile and what it takes.
 *
 * @param name name of the block
 * @param count how many of its kind the tile has
 * @param transistors transistors of all of them; shares of a driver add up to the driver
 * @param area area of all of them
 */
public record AreaBlock(String name, int count, long transistors, AreaSum area) {
    /** Rejects missing parts and counts below 1. */
    public AreaBlock {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(area, "area");
        if (count < 1) {
            throw new IllegalArgumentException("count must be positive, was " + count);
        }
    }

    /**
     * Classes of the rules behind the area.
     *
     * @return for example {@code logic, capacitor}
     */
    public String rule() {
        return area.classes().stream().map(DeviceClass::id).collect(Collectors.joining(", "));
    }

    /**
     * Area of one of them.
     *
     * @return in m²
     */
    public AreaInterval each() {
        return area.interval_m2().times(1.0 / count);
    }
}
