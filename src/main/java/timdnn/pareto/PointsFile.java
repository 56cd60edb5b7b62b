package timdnn.pareto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import timdnn.input.InvalidInputException;
import timdnn.lut.tile.FigureStatus;

/**
 * Further designs in a CSV file: {@code name,time_s,energy_J,errorRate,area_m2,status}, one a line below that header; lines that begin
 * with {@code #} say where the numbers come from.
 */
public final class PointsFile {
    private static final String HEADER = "name,time_s,energy_J,errorRate,area_m2,status";

    private PointsFile() {}

    /**
     * Reads the file.
     *
     * @param file the file
     * @return its points
     * @throws InvalidInputException with file, line and field, if it cannot be read or a line is wrong
     */
    public static List<AccessPoint> read(Path file) {
        List<AccessPoint> points = new ArrayList<>();
        boolean begun = false;
        List<String> lines = lines(file);
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (begun) {
                points.add(point(file, number, line));
            } else if (!line.equals(HEADER)) {
                throw InvalidInputException.at(file, number, "header", "must be " + HEADER + ", was " + line);
            }
            begun = true;
        }
        return points;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(file, failure);
        }
    }

    private static AccessPoint point(Path file, int number, String line) {
        List<String> fields = Arrays.asList(line.split(",", -1));
        String[] names = HEADER.split(",", -1);
        if (fields.size() != names.length) {
            throw InvalidInputException.at(
                    file, number, "line", "must have " + names.length + " fields, had " + fields.size());
        }
        double[] values = new double[4];
        for (int i = 0; i < values.length; i++) {
            String text = fields.get(i + 1).strip();
            try {
                values[i] = Double.parseDouble(text);
            } catch (NumberFormatException none) {
                values[i] = Double.NaN;
            }
            if (!(values[i] >= 0) || Double.isInfinite(values[i])) {
                throw InvalidInputException.at(
                        file, number, names[i + 1], "must be a number that is not negative, was \"" + text + "\"");
            }
        }
        String status = fields.get(5).strip();
        FigureStatus known = Arrays.stream(FigureStatus.values())
                .filter(one -> one.name().equals(status))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.at(
                        file,
                        number,
                        "status",
                        "must be one of " + Arrays.toString(FigureStatus.values()) + ", was \"" + status + "\""));
        return new AccessPoint(fields.get(0).strip(), values[0], values[1], values[2], values[3], known);
    }
}
