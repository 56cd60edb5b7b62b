package timdnn.characterization.area;

import java.util.Locale;

/** Devices that are laid out by one rule: uncertain together within a class, independently between classes. */
public enum DeviceClass {
    /** Transistors of memory cells, at the density of a 6T cell. */
    CELL,
    /** Transistors of logic, switches and drivers. */
    LOGIC,
    /** Transistors that have to match: comparators, sense amplifiers. */
    MATCHED,
    /** Metal capacitors. */
    CAPACITOR,
    /** Resistors of a reference ladder. */
    RESISTOR,
    /** Lines that run across all columns. */
    WIRE;

    /**
     * Name of the class.
     *
     * @return for example {@code matched}
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
