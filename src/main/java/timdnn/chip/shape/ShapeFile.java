package timdnn.chip.shape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import timdnn.input.InvalidInputException;

/**
 * A network's shapes in CSV: comments behind {@code #}, a line of column names, a line a layer. The columns are {@link
 * #COLUMNS}.
 */
final class ShapeFile {
    /** Names of the columns, in order. */
    static final List<String> COLUMNS = List.of(
            "layer",
            "from",
            "residual",
            "inputChannels",
            "outputChannels",
            "kernelHeight",
            "kernelWidth",
            "stride",
            "outputHeight",
            "outputWidth",
            "groups",
            "storedHeight",
            "storedWidth",
            "relu",
            "quantise",
            "vector",
            "scalar");

    private static final int MOST = 1 << 20;
    private static final int MOST_POSITIONS = 1 << 24;
    private static final long MOST_WEIGHTS = 1L << 31;

    private final Path file;
    private final int width;
    private final int bits;
    private final List<LayerShape> layers = new ArrayList<>();
    private final Map<String, Long> stored = new HashMap<>();
    private String source = "";
    private boolean explained;

    private ShapeFile(Path file, int width, int bits) {
        this.file = file;
        this.width = width;
        this.bits = bits;
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @param width by how much channels between the layers are multiplied
     * @param bits bits of activations; 0 for ternary ones
     * @return its layers and source
     * @throws InvalidInputException if it cannot be read, or a line is wrong
     */
    static ShapeFile read(Path file, int width, int bits) {
        ShapeFile shapes = new ShapeFile(file, width, bits);
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(file, failure);
        }
        List<Integer> rows = new ArrayList<>();
        boolean head = false;
        for (int line = 0; line < lines.size(); line++) {
            String text = lines.get(line).strip();
            if (text.startsWith("#")) {
                shapes.comment(text.substring(1).strip());
            } else if (!text.isEmpty() && !head) {
                if (!Arrays.asList(text.split(",", -1)).equals(COLUMNS)) {
                    throw InvalidInputException.at(
                            file, line + 1, "columns", "must be " + String.join(",", COLUMNS) + ", were " + text);
                }
                head = true;
            } else if (!text.isEmpty()) {
                rows.add(line);
            }
        }
        if (rows.isEmpty()) {
            throw InvalidInputException.in(file, "the network", "must have a layer, had none");
        }
        for (int index = 0; index < rows.size(); index++) {
            boolean edge = index == 0 || index == rows.size() - 1;
            shapes.layer(rows.get(index) + 1, lines.get(rows.get(index)), edge && rows.size() > 2);
        }
        return shapes;
    }

    List<LayerShape> layers() {
        return layers;
    }

    /** Comments up to the one that explains the columns say where the shapes are from. */
    private void comment(String text) {
        explained |= text.startsWith("Columns:");
        if (!explained) {
            source += (source.isEmpty() ? "" : " ") + text;
        }
    }

    /** {@return its comments up to the one that begins with "Columns:"} */
    String source() {
        return source;
    }

    private void layer(int line, String text, boolean edge) {
        Cells cells = new Cells(line, text.split(",", -1));
        String name = cells.text("layer");
        List<String> from = from(cells);
        boolean first = from.isEmpty();
        boolean last = edge && !layers.isEmpty();
        int groups = cells.number("groups");
        int channels = cells.number("inputChannels") * (first ? 1 : width);
        int outputs = cells.number("outputChannels") * (last ? 1 : width);
        if (channels % groups != 0 || outputs % groups != 0) {
            throw cells.wrong("groups", "must divide inputChannels and outputChannels, was " + groups);
        }
        int kernel = cells.product("kernelHeight", "kernelWidth", MOST);
        int positions = cells.product("outputHeight", "outputWidth", MOST_POSITIONS);
        if ((double) channels / groups * kernel * outputs > MOST_WEIGHTS) {
            throw cells.wrong(
                    "inputChannels",
                    "must give at most " + MOST_WEIGHTS + " weights with kernel and outputChannels, gave "
                            + String.format(Locale.ROOT, "%.3g", (double) channels / groups * kernel * outputs));
        }
        int stride = cells.number("stride");
        long inputs = first
                ? (long) channels * positions * stride * stride
                : from.stream().mapToLong(each -> known(cells, "from", each)).sum();
        String residual = cells.text("residual");
        long kept = (long) outputs * cells.number("storedHeight") * cells.number("storedWidth");
        SpecialWork special = new SpecialWork(
                cells.decimal("relu"), cells.decimal("quantise"), cells.decimal("vector"), cells.decimal("scalar"));
        layers.add(new LayerShape(
                name,
                channels / groups * kernel,
                outputs / groups,
                groups,
                positions,
                inputs,
                kept,
                from,
                residual.isEmpty() ? 0 : known(cells, "residual", residual),
                residual,
                special,
                edge,
                bits,
                true,
                Optional.empty()));
        if (stored.put(name, kept) != null) {
            throw cells.wrong("layer", "must be another name, " + name + " was there before");
        }
    }

    private List<String> from(Cells cells) {
        String text = cells.text("from");
        if (text.equals("input")) {
            return List.of();
        }
        if (!text.isEmpty()) {
            return List.of(text.split("\\+"));
        }
        return layers.isEmpty()
                ? List.of()
                : List.of(layers.get(layers.size() - 1).name());
    }

    private long known(Cells cells, String column, String layer) {
        Long values = stored.get(layer);
        if (values == null) {
            throw cells.wrong(column, "must name layers above, was " + layer);
        }
        return values;
    }

    /** The fields of a line. */
    private final class Cells {
        private final int line;
        private final String[] cells;

        Cells(int line, String[] cells) {
            this.line = line;
            this.cells = cells;
            if (cells.length != COLUMNS.size()) {
                throw InvalidInputException.at(
                        file, line, "the line", "must have " + COLUMNS.size() + " fields, had " + cells.length);
            }
        }

        InvalidInputException wrong(String column, String sentence) {
            return InvalidInputException.at(file, line, column, sentence);
        }

        String text(String column) {
            return cells[COLUMNS.indexOf(column)].strip();
        }

        int number(String column) {
            double value = decimal(column);
            if (Math.rint(value) != value || value < 1) {
                throw wrong(column, "must be a whole number from 1 to " + MOST + ", was " + text(column));
            }
            return (int) value;
        }

        /** The product of two columns. */
        int product(String one, String other, int most) {
            long product = (long) number(one) * number(other);
            if (product > most) {
                throw wrong(other, "times " + one + " must be at most " + most + ", was " + product);
            }
            return (int) product;
        }

        double decimal(String column) {
            try {
                double value = Double.parseDouble(text(column));
                if (value >= 0 && value <= MOST) {
                    return value;
                }
            } catch (NumberFormatException notANumber) {
                throw wrong(column, "must be a number, was " + text(column));
            }
            throw wrong(column, "must be in 0 to " + MOST + ", was " + text(column));
        }
    }
}
