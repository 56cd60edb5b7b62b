package timdnn.report.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import timdnn.characterization.column.BitlineState;
import timdnn.input.InvalidInputException;

/** Reads what the table predicted for columns that were kept out of its fit, against what ngspice said. */
public final class ResidualsFile {
    /** Name of the file in a run's folder. */
    public static final String NAME = "transfer-residuals.csv";

    private static final String HEADER = "state,sample,predicted_V,simulated_V";

    private ResidualsFile() {}

    /**
     * A held-out column.
     *
     * @param state number of conducting cells
     * @param sample index of the sample
     * @param predicted_V the table's bitline voltage in V
     * @param simulated_V the simulated one in V
     */
    @SuppressWarnings("MemberName") // suffixes are units
    public record Residual(int state, int sample, double predicted_V, double simulated_V) {
        /** Prediction less simulation, in V. */
        public double error_V() {
            return predicted_V - simulated_V;
        }
    }

    /**
     * Reads the file.
     *
     * @throws InvalidInputException if it cannot be read, or a line is not a residual; names line and field
     */
    static List<Residual> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(file, failure);
        }
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            throw InvalidInputException.at(file, 1, "header", "must be " + HEADER);
        }
        List<Residual> residuals = new ArrayList<>();
        for (int line = 1; line < lines.size(); line++) {
            if (!lines.get(line).isBlank()) {
                String[] cells = lines.get(line).split(",", -1);
                if (cells.length != 4) {
                    throw InvalidInputException.at(file, line + 1, "line", "must have 4 values, had " + cells.length);
                }
                residuals.add(new Residual(
                        state(file, line + 1, cells[0]),
                        whole(file, line + 1, "sample", cells[1]),
                        volts(file, line + 1, "predicted_V", cells[2]),
                        volts(file, line + 1, "simulated_V", cells[3])));
            }
        }
        return residuals;
    }

    private static int state(Path file, int line, String cell) {
        String word = cell.strip();
        if (!word.startsWith("S")) {
            return whole(file, line, "state", word);
        }
        try {
            return BitlineState.parse(word).n();
        } catch (IllegalArgumentException noState) {
            throw InvalidInputException.at(
                    file, line, "state", "must be a state such as S4, or its number, was \"" + word + "\"");
        }
    }

    private static int whole(Path file, int line, String field, String cell) {
        try {
            int value = Integer.parseInt(cell.strip());
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw InvalidInputException.at(file, line, field, "must be a whole number, was \"" + cell + "\"");
        }
        throw InvalidInputException.at(file, line, field, "must not be negative, was " + cell);
    }

    private static double volts(Path file, int line, String field, String cell) {
        try {
            double value = Double.parseDouble(cell.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw InvalidInputException.at(file, line, field, "must be a voltage in V, was \"" + cell + "\"");
        }
        throw InvalidInputException.at(file, line, field, "must be finite, was " + cell);
    }
}
