package timdnn.cli.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import timdnn.characterization.circuit.finding.GridTable;
import timdnn.input.InvalidInputException;

/** Reads the lookup tables of declared studies back: CSV with a column an axis and the measure last, or NumPy's {@code .npz}. */
final class GridTableFile {
    private static final String VALUES = "values";

    private GridTableFile() {}

    /** Whether a file is such a table, by its name. */
    static boolean is(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".csv") || name.endsWith(".npz");
    }

    /**
     * Reads a table.
     *
     * @param file the file
     * @return the table; of an {@code .npz}, which does not say what it measures, the measure is {@code values}
     * @throws InvalidInputException with file, line and column if it is no grid
     */
    static GridTable read(Path file) {
        try {
            return String.valueOf(file.getFileName()).endsWith(".npz")
                    ? ofArrays(file, NumpyArrays.read(file))
                    : ofCsv(file, Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(file, failure);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.(csv|npz)$", "");
    }

    private static GridTable ofArrays(Path file, Map<String, double[]> arrays) {
        Map<String, double[]> axes = new LinkedHashMap<>(arrays);
        double[] values = axes.remove(VALUES);
        if (values == null || axes.isEmpty()) {
            throw InvalidInputException.in(file, "table", "must have an array an axis and one named values");
        }
        return table(file, VALUES, "", axes, values);
    }

    private static GridTable table(
            Path file, String measure, String unit, Map<String, double[]> axes, double[] values) {
        double size = axes.values().stream().mapToDouble(axis -> axis.length).reduce(1, (a, b) -> a * b);
        if (size != values.length) {
            throw InvalidInputException.in(
                    file,
                    "table",
                    "must have a value for each point of its axes, " + (long) size + ", has " + values.length);
        }
        return new GridTable(name(file), measure, unit, axes, values);
    }

    private static GridTable ofCsv(Path file, List<String> lines) {
        if (lines.size() < 2) {
            throw InvalidInputException.in(file, "table", "must have a head and at least one row");
        }
        String[] heads = lines.get(0).split(",", -1);
        if (heads.length < 2) {
            throw InvalidInputException.at(
                    file, 1, "head", "must name the axes and the measure, was \"" + lines.get(0) + "\"");
        }
        int axes = heads.length - 1;
        double[][] rows = new double[lines.size() - 1][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row(file, row + 2, lines.get(row + 1), heads);
        }
        Map<String, double[]> points = new LinkedHashMap<>();
        List<double[]> all = new ArrayList<>();
        for (int axis = 0; axis < axes; axis++) {
            Set<Double> distinct = new LinkedHashSet<>();
            for (double[] row : rows) {
                distinct.add(row[axis]);
            }
            double[] values = distinct.stream().mapToDouble(value -> value).toArray();
            all.add(values);
            points.put(heads[axis].strip(), values);
        }
        double[] values = Arrays.stream(rows).mapToDouble(row -> row[axes]).toArray();
        String[] measure = heads[axes].strip().split(" ", 2);
        GridTable table = table(file, measure[0], measure.length > 1 ? measure[1] : "", points, values);
        requireOrder(file, rows, all);
        return table;
    }

    /** The last axis runs fastest; otherwise values would stand at wrong points. */
    private static void requireOrder(Path file, double[][] rows, List<double[]> axes) {
        for (int row = 0; row < rows.length; row++) {
            int stride = rows.length;
            for (int axis = 0; axis < axes.size(); axis++) {
                double[] points = axes.get(axis);
                stride /= points.length;
                if (rows[row][axis] != points[row / stride % points.length]) {
                    throw InvalidInputException.at(
                            file, row + 2, "row", "must be the next point of the grid, the last axis running fastest");
                }
            }
        }
    }

    private static double[] row(Path file, int line, String text, String[] heads) {
        String[] cells = text.split(",", -1);
        if (cells.length != heads.length) {
            throw InvalidInputException.at(
                    file, line, "row", "must have " + heads.length + " cells as the head has, has " + cells.length);
        }
        double[] numbers = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            boolean missing = i == cells.length - 1 && cells[i].isBlank();
            try {
                numbers[i] = missing ? Double.NaN : Double.parseDouble(cells[i].strip());
            } catch (NumberFormatException wrong) {
                throw InvalidInputException.at(
                        file, line, heads[i].strip(), "must be a number, was \"" + cells[i] + "\"");
            }
        }
        return numbers;
    }
}
