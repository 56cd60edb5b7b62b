package timdnn.chip.design;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import timdnn.array.ArrayGeometry;
import timdnn.chip.TableFigures;
import timdnn.chip.design.Memory.PartialSums;
import timdnn.chip.design.Tiles.Baseline;
import timdnn.chip.design.Tiles.RowCycle;
import timdnn.chip.shape.FolderNames;
import timdnn.input.InvalidInputException;

/** Reads designs from files. */
public final class DesignReader {
    private static final String SUFFIX = ".yaml";
    private static final int MOST_BYTES = 1 << 28;
    private static final int MOST_UNITS = 1 << 16;
    private static final double MOST_BANDWIDTH = 1e15;
    private static final int DEEPEST = 4;
    private static final List<String> FIELDS = List.of(
            "name",
            "table",
            "tile",
            "rowsAnAccess",
            "thresholds",
            "tiles",
            "tilesInAreaOf",
            "rowCycle",
            "skipZeroRows",
            "gateZeroProducts",
            "twoBitsAPass",
            "banks",
            "clock_Hz",
            "activationBuffer_B",
            "activationPorts",
            "partialSumBuffer_B",
            "partialSumPorts",
            "word_bits",
            "sum_bits",
            "partialSums",
            "weightBuffer_B",
            "reduceAdders",
            "relus",
            "quantisers",
            "vectorLanes",
            "scalarElements",
            "dram_Bps");

    private final Path folder;
    private final Path home;
    private final Function<Path, TableFigures> tables;

    /**
     * A reader.
     *
     * @param folder where named designs are
     * @param home where paths of tables begin
     * @param tables the figures of a table's file
     */
    public DesignReader(Path folder, Path home, Function<Path, TableFigures> tables) {
        this.folder = folder;
        this.home = home;
        this.tables = tables;
    }

    /**
     * Reads a design.
     *
     * @param name a file's name without its ending, or the path of a file that ends with {@code .yaml}
     * @return the design
     * @throws InvalidInputException if there is none of that name, or a field is wrong
     */
    public Design read(String name) {
        return read(name, 0);
    }

    private Design read(String name, int depth) {
        Path file = name.endsWith(SUFFIX) || name.endsWith(".json") ? Path.of(name) : folder.resolve(name + SUFFIX);
        if (!Files.exists(file)) {
            throw new InvalidInputException("--design must be " + String.join(", ", names())
                    + ", or a file that ends with .yaml or .json, was " + name);
        }
        DesignFields fields = DesignFields.read(file, FIELDS);
        Path table = table(fields);
        Design design;
        try {
            Tiles tiles = tiles(fields, table, depth);
            int banks = fields.number("banks", Tiles.MOST);
            if (banks > tiles.count()) {
                throw fields.wrong("banks", "must be at most the tiles, " + tiles.count());
            }
            design = new Design(
                    fields.text("name"),
                    table,
                    tiles,
                    banks,
                    fields.decimal("clock_Hz", 1e6, 1e11),
                    memory(fields),
                    new Units(
                            fields.number("reduceAdders", MOST_UNITS),
                            fields.number("relus", MOST_UNITS),
                            fields.number("quantisers", MOST_UNITS),
                            fields.number("vectorLanes", MOST_UNITS),
                            fields.number("scalarElements", MOST_UNITS)));
        } catch (IllegalArgumentException wrong) {
            throw InvalidInputException.in(file, "the design's", String.valueOf(wrong.getMessage()));
        }
        fields.finish();
        return design;
    }

    /** {@return names of the designs of the folder} */
    public List<String> names() {
        return FolderNames.of(folder, SUFFIX);
    }

    private Path table(DesignFields fields) {
        Path table = home.resolve(fields.text("table"));
        if (!Files.exists(table)) {
            throw fields.wrong("table", "must be a table's file below " + home + " or an absolute path");
        }
        return table;
    }

    private Tiles tiles(DesignFields fields, Path table, int depth) {
        TileKind kind = fields.oneOf("tile", TileKind.values(), TileKind::word);
        Optional<Baseline> baseline = kind == TileKind.TIM
                ? Optional.empty()
                : Optional.of(new Baseline(
                        fields.oneOf("rowCycle", RowCycle.values(), RowCycle::word),
                        fields.verdict("skipZeroRows"),
                        fields.verdict("gateZeroProducts"),
                        fields.verdict("twoBitsAPass")));
        int rows = kind == TileKind.TIM ? rows(fields, table) : 1;
        int count = kind == TileKind.NEAR_MEMORY && fields.has("tilesInAreaOf")
                ? inAreaOf(fields, table, depth)
                : fields.number("tiles", Tiles.MOST);
        OptionalInt thresholds = kind == TileKind.TIM && fields.has("thresholds")
                ? OptionalInt.of(fields.number("thresholds", MOST_UNITS))
                : OptionalInt.empty();
        return new Tiles(kind, count, rows, thresholds, baseline);
    }

    /** Rows of an access, which the table's column has to read at once. */
    private int rows(DesignFields fields, Path table) {
        ArrayGeometry geometry = tables.apply(table).geometry();
        int rows = fields.number("rowsAnAccess", MOST_UNITS);
        if (rows > geometry.rowsABlock() || geometry.rows() % rows != 0) {
            throw fields.wrong(
                    "rowsAnAccess",
                    "must be at most the " + geometry.rowsABlock() + " that " + table.getFileName()
                            + " reads at once, and divide the " + geometry.rows() + " of its tile");
        }
        return rows;
    }

    /** As many near-memory tiles as there is room for in the area of another design's tiles, rounded down. */
    private int inAreaOf(DesignFields fields, Path table, int depth) {
        String name = fields.text("tilesInAreaOf");
        if (depth >= DEEPEST) {
            throw fields.wrong("tilesInAreaOf", "must not lead back to this design");
        }
        Design other = read(name, depth + 1);
        double area_m2 =
                other.tiles().count() * tables.apply(other.table()).area().nominal();
        double each_m2 = tables.apply(table).nearMemoryArea().nominal();
        return Math.max(1, (int) Math.min(Tiles.MOST, Math.floor(area_m2 / each_m2)));
    }

    private static Memory memory(DesignFields fields) {
        return new Memory(
                fields.number("activationBuffer_B", MOST_BYTES),
                fields.number("activationPorts", MOST_UNITS),
                fields.number("partialSumBuffer_B", MOST_BYTES),
                fields.number("partialSumPorts", MOST_UNITS),
                fields.number("word_bits", MOST_UNITS),
                fields.number("sum_bits", Integer.SIZE),
                fields.oneOf("partialSums", PartialSums.values(), PartialSums::word),
                fields.has("weightBuffer_B") ? fields.number("weightBuffer_B", 0, Memory.MOST_WEIGHT_BUFFER_B) : 0,
                fields.decimal("dram_Bps", 1, MOST_BANDWIDTH));
    }
}
