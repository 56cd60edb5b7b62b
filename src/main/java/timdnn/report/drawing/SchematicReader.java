package timdnn.report.drawing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import timdnn.input.InvalidInputException;

/** Reads a schematic's source: one component, wire or name a line; docs/circuits/README.md describes it. */
final class SchematicReader {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern SPOT = Pattern.compile("(\\d{1,4}),(\\d{1,4})");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,3})x(\\d{1,3})");
    private static final Pattern PIN = Pattern.compile("([\\w.]+)=(left|right|up|down):(\\d{1,3})");
    private static final String KINDS =
            "must begin with title:, netlist:, library:, omit, nmos, pmos, resistor, capacitor, inverter, tgate, block, wire, "
                    + "port, label, supply, ground, dot or text";

    private final Path file;
    private final List<Schematic.Claim> claims = new ArrayList<>();
    private final List<String> libraries = new ArrayList<>();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final List<Schematic.Wire> wires = new ArrayList<>();
    private final List<Schematic.Mark> marks = new ArrayList<>();
    private final List<Schematic.Note> notes = new ArrayList<>();
    private final List<Schematic.Omission> omissions = new ArrayList<>();
    private String title = "";
    private int line;

    private SchematicReader(Path file) {
        this.file = file;
    }

    static Schematic read(Path file) {
        try {
            return parse(file, Files.readString(file));
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(file, failure);
        }
    }

    static Schematic parse(Path file, String text) {
        SchematicReader reader = new SchematicReader(file);
        for (String card : text.split("\\R", -1)) {
            reader.line++;
            if (!card.isBlank() && !card.startsWith("#")) {
                reader.card(card.strip());
            }
        }
        if (reader.parts.isEmpty()) {
            throw InvalidInputException.at(file, 1, "schematic", "must hold a component");
        }
        return new Schematic(
                file,
                reader.title,
                reader.claims,
                reader.libraries,
                List.copyOf(reader.parts.values()),
                reader.wires,
                reader.marks,
                reader.notes,
                reader.omissions);
    }

    /** A word and whether it stood in quotes. */
    private record Word(String text, boolean quoted) {}

    private void card(String card) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(card);
        while (matcher.find()) {
            boolean quoted = matcher.group(1) != null;
            words.add(new Word(quoted ? matcher.group(1) : matcher.group(2), quoted));
        }
        String first = words.get(0).text();
        switch (first) {
            case "title:" -> title = card.substring(first.length()).strip();
            case "netlist:" -> claim(words);
            case "library:" -> libraries.add(word(words, 1, "library"));
            case "omit" ->
                omissions.add(new Schematic.Omission(
                        line,
                        word(words, 1, "omit"),
                        words.stream().skip(2).map(Word::text).toList()));
            case "nmos", "pmos", "resistor", "capacitor", "inverter", "tgate", "block" ->
                part(Part.Kind.valueOf(first.toUpperCase(Locale.ROOT)), words);
            case "wire" -> wire(words);
            case "port", "label", "supply" ->
                marks.add(new Schematic.Mark(
                        line,
                        Schematic.MarkKind.valueOf(first.toUpperCase(Locale.ROOT)),
                        word(words, 1, first),
                        spot(words, 2, first),
                        words.size() > 3
                                ? side(words.get(3).text(), first)
                                : first.equals("port") ? Side.LEFT : Side.RIGHT));
            case "ground", "dot" ->
                marks.add(new Schematic.Mark(
                        line,
                        Schematic.MarkKind.valueOf(first.toUpperCase(Locale.ROOT)),
                        first.equals("ground") ? "0" : "",
                        spot(words, 1, first),
                        Side.DOWN));
            case "text" -> notes.add(new Schematic.Note(spot(words, 1, first), word(words, 2, first)));
            default -> throw wrong(first, KINDS);
        }
    }

    private void claim(List<Word> words) {
        String netlist = word(words, 1, "netlist");
        String subcircuit = words.size() > 2 ? words.get(2).text() : "";
        if (words.size() > 3 && !(words.size() == 5 && words.get(3).text().equals("as"))) {
            throw wrong("netlist", "must name a file, a subcircuit and \"as\" with a name for it");
        }
        claims.add(new Schematic.Claim(
                line, netlist, subcircuit, words.size() > 3 ? words.get(4).text() : ""));
    }

    private void part(Part.Kind kind, List<Word> words) {
        String field = words.get(0).text();
        String name = word(words, 1, field);
        Spot at = spot(words, 2, name);
        Side side = defaultSide(kind);
        String w = "";
        String text = "";
        int width = 0;
        int height = 0;
        Map<String, Spot> pins = new LinkedHashMap<>();
        int next = 3;
        if (kind == Part.Kind.BLOCK) {
            Matcher size = SIZE.matcher(word(words, 3, name));
            if (!size.matches()) {
                throw wrong(
                        name,
                        "needs a size such as 8x4 after its corner, was "
                                + words.get(3).text());
            }
            width = Integer.parseInt(size.group(1));
            height = Integer.parseInt(size.group(2));
            next = 4;
        }
        for (Word word : words.subList(next, words.size())) {
            Matcher pin = PIN.matcher(word.text());
            if (word.quoted()) {
                text = word.text();
            } else if (kind == Part.Kind.BLOCK && pin.matches()) {
                pins.put(
                        pin.group(1),
                        pin(at, width, height, side(pin.group(2), name), Integer.parseInt(pin.group(3)), name));
            } else if (word.text().startsWith("w=") && kind.transistor()) {
                w = word.text().substring(2);
            } else if (word.text().startsWith("gate=") && kind.transistor()) {
                side = side(word.text().substring(5), name);
            } else if (word.text().startsWith("out=") && kind == Part.Kind.INVERTER) {
                side = side(word.text().substring(4), name);
            } else if (word.text().equals("across") && (kind == Part.Kind.RESISTOR || kind == Part.Kind.CAPACITOR)) {
                side = Side.RIGHT;
            } else {
                throw wrong(name, "has a word that no " + field + " knows: " + word.text());
            }
        }
        if (parts.containsKey(name)) {
            throw wrong(name, "is drawn twice, first in line " + parts.get(name).line());
        }
        parts.put(name, new Part(line, kind, name, at, side, w, text, width, height, pins));
    }

    private static Side defaultSide(Part.Kind kind) {
        return switch (kind) {
            case NMOS, PMOS -> Side.LEFT;
            case INVERTER, TGATE, BLOCK -> Side.RIGHT;
            case RESISTOR, CAPACITOR -> Side.DOWN;
        };
    }

    private Spot pin(Spot at, int width, int height, Side side, int offset, String name) {
        if (offset > (side.horizontal() ? height : width)) {
            throw wrong(name, "has a pin beyond its edge, at " + offset);
        }
        return switch (side) {
            case LEFT -> at.plus(0, offset);
            case RIGHT -> at.plus(width, offset);
            case UP -> at.plus(offset, 0);
            case DOWN -> at.plus(offset, height);
        };
    }

    private void wire(List<Word> words) {
        List<Spot> corners = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            Spot corner = spot(words, i, "wire");
            if (!corners.isEmpty()) {
                Spot before = corners.get(corners.size() - 1);
                if (before.x() != corner.x() && before.y() != corner.y()) {
                    throw wrong("wire", "must run along the grid, does not from " + before + " to " + corner);
                }
            }
            corners.add(corner);
        }
        if (corners.size() < 2) {
            throw wrong("wire", "needs two points");
        }
        wires.add(new Schematic.Wire(line, List.copyOf(corners)));
    }

    private Side side(String text, String field) {
        for (Side side : Side.values()) {
            if (side.toString().equals(text)) {
                return side;
            }
        }
        throw wrong(field, "must point left, right, up or down, was " + text);
    }

    private Spot spot(List<Word> words, int index, String field) {
        String text = word(words, index, field);
        Matcher spot = SPOT.matcher(text);
        if (!spot.matches()) {
            throw wrong(field, "needs a point such as 12,30, was " + text);
        }
        return new Spot(Integer.parseInt(spot.group(1)), Integer.parseInt(spot.group(2)));
    }

    private String word(List<Word> words, int index, String field) {
        if (index >= words.size()) {
            throw wrong(field, "is incomplete: word " + (index + 1) + " of the line is missing");
        }
        return words.get(index).text();
    }

    private InvalidInputException wrong(String field, String sentence) {
        return InvalidInputException.at(file, line, field, sentence);
    }
}
