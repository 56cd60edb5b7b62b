package timdnn.report.drawing;

import java.nio.file.Path;
import java.util.List;

/**
 * A schematic: components on a grid, wires between them and names on the wires.
 *
 * <p>Wires are connected where a corner or an end of one, a terminal, a name or a dot lies upon another; where two merely cross
 * they are not. Nets of one name are one net, wherever they are on the sheet. Immutable.
 *
 * @param file the source
 * @param title what it shows
 * @param claims subcircuits of which every component must be in the drawing
 * @param libraries further netlist files that hold subcircuits named in those
 * @param parts components
 * @param wires wires
 * @param marks names on nets
 * @param notes plain text
 * @param omissions components that are left out on purpose
 */
record Schematic(
        Path file,
        String title,
        List<Claim> claims,
        List<String> libraries,
        List<Part> parts,
        List<Wire> wires,
        List<Mark> marks,
        List<Note> notes,
        List<Omission> omissions) {
    /**
     * A netlist file and a subcircuit in it, which is empty for the deck itself. Where several are on one sheet, each has a name
     * of its own, which then begins those of its components and nets ({@code clk.xp}); empty otherwise.
     */
    record Claim(int line, String file, String subcircuit, String as) {}

    /** Corners of a wire, from one end to the other. */
    record Wire(int line, List<Spot> corners) {}

    /** How a net's name is drawn. */
    enum MarkKind {
        PORT,
        LABEL,
        SUPPLY,
        GROUND,
        DOT
    }

    /** The name of the net at a point; a dot has none and only connects. */
    record Mark(int line, MarkKind kind, String name, Spot at, Side side) {}

    /** Text that names nothing. */
    record Note(Spot at, String text) {}

    /** Components that are not drawn, and why. */
    record Omission(int line, String reason, List<String> names) {}

    /** Copies the lists. */
    Schematic {
        claims = List.copyOf(claims);
        libraries = List.copyOf(libraries);
        parts = List.copyOf(parts);
        wires = List.copyOf(wires);
        marks = List.copyOf(marks);
        notes = List.copyOf(notes);
        omissions = List.copyOf(omissions);
    }
}
