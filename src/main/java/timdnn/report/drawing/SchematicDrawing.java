package timdnn.report.drawing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Draws a schematic as SVG for documents: names of instances dark, of nets blue, widths and remarks grey. */
public final class SchematicDrawing {
    private static final double WIRE = 1.3;
    private static final double BODY = 1.7;
    private static final double NAME = 11;
    private static final double SMALL = 9.5;
    private static final double TITLE = 14;

    private final Schematic schematic;
    private final Sheet sheet = new Sheet();

    private SchematicDrawing(Schematic schematic) {
        this.schematic = schematic;
    }

    /**
     * Reads a schematic, compares it with the netlists that it claims to show, and draws it.
     *
     * @param source text of the schematic
     * @param netlists folder of the netlists
     * @return the SVG text
     * @throws timdnn.input.InvalidInputException if the source is wrong, or the drawing and a netlist differ
     */
    public static String of(Path source, Path netlists) {
        Schematic schematic = SchematicReader.read(source);
        NetlistComparison.compare(schematic, netlists);
        return draw(schematic);
    }

    static String draw(Schematic schematic) {
        return new SchematicDrawing(schematic).drawn();
    }

    private String drawn() {
        for (Schematic.Wire wire : schematic.wires()) {
            sheet.path(
                    WIRE,
                    wire.corners().stream()
                            .flatMapToDouble(spot -> DoubleStream.of(spot.x(), spot.y()))
                            .toArray());
        }
        schematic.parts().forEach(this::part);
        Nets.of(schematic).junctions().forEach(spot -> sheet.circle(spot.x(), spot.y(), 0.24, true));
        schematic.marks().forEach(this::mark);
        schematic.notes().forEach(note -> {
            double y = note.at().y();
            for (String line : note.text().split("\\|", -1)) {
                sheet.text(note.at().x(), y, Side.RIGHT, NAME, Sheet.PALE, line);
                y += 1.5;
            }
        });
        double foot = sheet.bottom() + 2;
        for (Schematic.Omission omission : schematic.omissions()) {
            sheet.text(sheet.left(), foot, Side.RIGHT, SMALL, Sheet.PALE, "Not drawn: " + omission.reason());
            foot += 1.4;
        }
        sheet.text(sheet.left(), sheet.top() - 2, Side.RIGHT, TITLE, Sheet.INK, schematic.title());
        return sheet.svg(schematic.title());
    }

    private void part(Part part) {
        switch (part.kind()) {
            case NMOS, PMOS -> transistor(part);
            case RESISTOR -> resistor(part);
            case CAPACITOR -> capacitor(part);
            case INVERTER -> inverter(part);
            case TGATE -> transmissionGate(part);
            case BLOCK -> block(part);
        }
    }

    /** A path given along and across the part's axis: first towards the gate or the output, then to the side. */
    private void turned(Part part, double width, double... points) {
        double[] turned = new double[points.length];
        for (int i = 0; i < points.length; i += 2) {
            turned[i] = turnedX(part, points[i], points[i + 1]);
            turned[i + 1] = turnedY(part, points[i], points[i + 1]);
        }
        sheet.path(width, turned);
    }

    private static double turnedX(Part part, double along, double aside) {
        return part.at().x() + along * part.side().dx + aside * part.side().dy;
    }

    private static double turnedY(Part part, double along, double aside) {
        return part.at().y() + along * part.side().dy + aside * part.side().dx;
    }

    private void transistor(Part part) {
        turned(part, WIRE, 0, -2, 0, -1, 0.8, -1);
        turned(part, WIRE, 0, 2, 0, 1, 0.8, 1);
        turned(part, BODY + 0.5, 0.8, -1.3, 0.8, 1.3);
        turned(part, BODY, 1.3, -1, 1.3, 1);
        boolean p = part.kind() == Part.Kind.PMOS;
        turned(part, WIRE, p ? 2 : 1.3, 0, 3, 0);
        if (p) {
            sheet.circle(turnedX(part, 1.65, 0), turnedY(part, 1.65, 0), 0.33, false);
        }
        String width = part.w().replace("*", "\u00b7");
        List<String> lines = Stream.of(part.name(), width, part.text())
                .filter(line -> !line.isEmpty())
                .toList();
        if (part.across()) {
            acrossText(part, lines);
        } else {
            uprightText(part, lines);
        }
    }

    /** Below or above the channel, on the side where the gate is not. */
    private void acrossText(Part part, List<String> lines) {
        Side away = part.side().opposite();
        double y = part.at().y() + (away == Side.UP ? -0.9 - 1.2 * (lines.size() - 1) : 0.9);
        for (int i = 0; i < lines.size(); i++) {
            line(part.at().x(), y + 1.2 * i, away, i, lines.get(i));
        }
    }

    private void uprightText(Part part, List<String> lines) {
        Side away = part.side().opposite();
        double x = part.at().x() + 0.5 * away.dx;
        double y = part.at().y() - (lines.size() == 1 ? 0 : 0.55);
        for (int i = 0; i < lines.size(); i++) {
            line(x, i == 0 ? y : y + 1.2 + 1.1 * (i - 1), away, i, lines.get(i));
        }
    }

    /** The first line of a component's text is its name. */
    private void line(double x, double y, Side side, int index, String text) {
        sheet.text(x, y, side, index == 0 ? NAME : SMALL, index == 0 ? Sheet.INK : Sheet.PALE, text);
    }

    private void resistor(Part part) {
        turned(part, WIRE, -2, 0, -1.3, 0);
        turned(part, BODY, -1.3, 0, -1.1, 0.5, -0.7, -0.5, -0.3, 0.5, 0.1, -0.5, 0.5, 0.5, 0.9, -0.5, 1.2, 0.3, 1.3, 0);
        turned(part, WIRE, 1.3, 0, 2, 0);
        named(part);
    }

    private void capacitor(Part part) {
        turned(part, WIRE, -2, 0, -0.3, 0);
        turned(part, BODY + 0.3, -0.3, -1.1, -0.3, 1.1);
        turned(part, BODY + 0.3, 0.3, -1.1, 0.3, 1.1);
        turned(part, WIRE, 0.3, 0, 2, 0);
        named(part);
    }

    private void named(Part part) {
        double x = part.at().x();
        double y = part.at().y();
        if (part.across()) {
            sheet.text(x, y - 1.4, Side.UP, NAME, Sheet.INK, part.name());
            if (!part.text().isEmpty()) {
                sheet.text(x, y + 1.5, Side.DOWN, SMALL, Sheet.PALE, part.text());
            }
            return;
        }
        double aside = part.kind() == Part.Kind.RESISTOR ? 0.9 : 1.4;
        boolean plain = part.text().isEmpty();
        sheet.text(x + aside, plain ? y : y - 0.6, Side.RIGHT, NAME, Sheet.INK, part.name());
        if (!plain) {
            sheet.text(x + aside, y + 0.6, Side.RIGHT, SMALL, Sheet.PALE, part.text());
        }
    }

    private void inverter(Part part) {
        turned(part, WIRE, -3, 0, -1.6, 0);
        turned(part, BODY, -1.6, -1.7, -1.6, 1.7, 1.3, 0, -1.6, -1.7);
        sheet.circle(turnedX(part, 1.65, 0), turnedY(part, 1.65, 0), 0.33, false);
        turned(part, WIRE, 2, 0, 3, 0);
        boolean upright = !part.side().horizontal();
        double x = part.at().x() + (upright ? 2.1 : 0);
        double y = part.at().y() + (upright ? 0 : -2.3);
        sheet.text(x, y, upright ? Side.RIGHT : Side.UP, NAME, Sheet.INK, part.name());
        if (!part.text().isEmpty()) {
            double below = upright ? y + 1.2 : part.at().y() + 2.4;
            sheet.text(x, below, upright ? Side.RIGHT : Side.DOWN, SMALL, Sheet.PALE, part.text());
        }
    }

    private void transmissionGate(Part part) {
        turned(part, WIRE, -3, 0, -1.5, 0);
        turned(part, WIRE, 1.5, 0, 3, 0);
        turned(part, BODY, -1.5, -1.2, -1.5, 1.2, 1.5, -1.2, 1.5, 1.2, -1.5, -1.2);
        double x = part.at().x();
        double y = part.at().y();
        sheet.circle(x, y - 0.4, 0.33, false);
        sheet.path(WIRE, x, y - 0.75, x, y - 3);
        sheet.path(WIRE, x, y, x, y + 3);
        sheet.text(x + 1.8, y - 1.7, Side.RIGHT, NAME, Sheet.INK, part.name());
        if (!part.text().isEmpty()) {
            sheet.text(x + 1.8, y + 1.7, Side.RIGHT, SMALL, Sheet.PALE, part.text());
        }
    }

    private void block(Part part) {
        double x = part.at().x();
        double y = part.at().y();
        sheet.box(x, y, part.width(), part.height());
        String[] lines = part.text().isEmpty() ? new String[0] : part.text().split("\\|", -1);
        double middle = y + part.height() / 2.0 - 0.6 * lines.length;
        sheet.text(x + part.width() / 2.0, middle, Side.UP, NAME, Sheet.INK, part.name());
        for (String line : lines) {
            middle += 1.3;
            sheet.text(x + part.width() / 2.0, middle, Side.UP, SMALL, Sheet.PALE, line);
        }
        for (Map.Entry<String, Spot> pin : part.pins().entrySet()) {
            Spot at = pin.getValue();
            if (at.x() == part.at().x()) {
                sheet.text(at.x() + 0.4, at.y(), Side.RIGHT, SMALL, Sheet.PALE, pin.getKey());
            } else if (at.x() == part.at().x() + part.width()) {
                sheet.text(at.x() - 0.4, at.y(), Side.LEFT, SMALL, Sheet.PALE, pin.getKey());
            } else {
                double inside = at.y() == part.at().y() ? 0.8 : -0.8;
                sheet.text(at.x(), at.y() + inside, Side.UP, SMALL, Sheet.PALE, pin.getKey());
            }
        }
    }

    private void mark(Schematic.Mark mark) {
        double x = mark.at().x();
        double y = mark.at().y();
        Side side = mark.side();
        switch (mark.kind()) {
            case PORT -> {
                sheet.circle(x, y, 0.36, false);
                sheet.text(x + 0.8 * side.dx, y + 1.1 * side.dy, side, NAME, Sheet.NET, mark.name());
            }
            case LABEL -> {
                // Beside an upright wire or above a level one, clear of the line.
                boolean level = side.horizontal();
                sheet.text(
                        x + (level ? 0.4 * side.dx : 0),
                        y + (level ? 0 : 0.8 * side.dy),
                        side,
                        NAME,
                        Sheet.NET,
                        mark.name());
            }
            case SUPPLY -> {
                sheet.path(WIRE, x, y, x, y - 0.8);
                sheet.path(BODY + 0.3, x - 1, y - 0.8, x + 1, y - 0.8);
                sheet.text(x, y - 1.6, Side.UP, NAME, Sheet.NET, mark.name());
            }
            case GROUND -> {
                sheet.path(WIRE, x, y, x, y + 0.6);
                sheet.path(BODY, x - 1, y + 0.6, x + 1, y + 0.6);
                sheet.path(BODY, x - 0.6, y + 1, x + 0.6, y + 1);
                sheet.path(BODY, x - 0.2, y + 1.4, x + 0.2, y + 1.4);
            }
            case DOT -> {
                // drawn with the junctions
            }
        }
    }
}
