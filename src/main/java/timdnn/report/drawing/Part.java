package timdnn.report.drawing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A component on the sheet.
 *
 * @param line line of the source
 * @param kind what it is
 * @param name its instance's name in the netlist
 * @param at centre; of a block the upper left corner
 * @param side where the gate points (transistors), where the output points (inverter), along which axis it lies (others)
 * @param w drawn width as the netlist writes it, or empty
 * @param text what else to write beside it, or into a block
 * @param width of a block, grid units
 * @param height of a block, grid units
 * @param pins terminals of a block by name
 */
record Part(
        int line,
        Kind kind,
        String name,
        Spot at,
        Side side,
        String w,
        String text,
        int width,
        int height,
        Map<String, Spot> pins) {
    /** What a component can be. */
    enum Kind {
        NMOS,
        PMOS,
        RESISTOR,
        CAPACITOR,
        INVERTER,
        TGATE,
        BLOCK;

        boolean transistor() {
            return this == NMOS || this == PMOS;
        }
    }

    /** Copies the pins. */
    Part {
        pins = Collections.unmodifiableMap(new LinkedHashMap<>(pins));
    }

    /** Whether a transistor's channel, a resistor or a capacitor lies across the sheet. */
    boolean across() {
        return kind.transistor() ? !side.horizontal() : side.horizontal();
    }

    /** Where wires meet it, by the name of the terminal; drain and source are the two ends of a channel in either order. */
    Map<String, Spot> terminals() {
        Map<String, Spot> terminals = new LinkedHashMap<>();
        switch (kind) {
            case NMOS, PMOS -> {
                terminals.put("end1", across() ? at.plus(-2, 0) : at.plus(0, -2));
                terminals.put("end2", across() ? at.plus(2, 0) : at.plus(0, 2));
                terminals.put("gate", at.plus(3 * side.dx, 3 * side.dy));
            }
            case RESISTOR, CAPACITOR -> {
                terminals.put("end1", across() ? at.plus(-2, 0) : at.plus(0, -2));
                terminals.put("end2", across() ? at.plus(2, 0) : at.plus(0, 2));
            }
            case INVERTER -> {
                terminals.put("in", at.plus(-3 * side.dx, -3 * side.dy));
                terminals.put("out", at.plus(3 * side.dx, 3 * side.dy));
            }
            case TGATE -> {
                terminals.put("end1", at.plus(-3, 0));
                terminals.put("end2", at.plus(3, 0));
                terminals.put("on_n", at.plus(0, -3));
                terminals.put("on", at.plus(0, 3));
            }
            case BLOCK -> terminals.putAll(pins);
        }
        return terminals;
    }
}
