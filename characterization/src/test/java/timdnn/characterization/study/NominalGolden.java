package timdnn.characterization.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Nominal figures of a plan as they are kept: a line each, its path and its value, in SI units. */
public final class NominalGolden {
    /** All goldens. */
    static final Path FOLDER = Path.of("src/test/resources/goldens");

    private static final String BETWEEN = " = ";

    private NominalGolden() {}

    public static Path file(String plan) {
        return FOLDER.resolve(plan + ".nominal.txt");
    }

    /** Lines of a golden file, in its order. */
    public static Map<String, String> lines(Path file) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split(BETWEEN, 2);
            values.put(parts[0], parts[1]);
        }
        return values;
    }

    /** Writes them anew. */
    public static void write(Path file, Map<String, String> values) throws IOException {
        Files.writeString(
                file,
                values.entrySet().stream()
                        .map(value -> value.getKey() + BETWEEN + value.getValue() + "\n")
                        .collect(Collectors.joining()));
    }
}
