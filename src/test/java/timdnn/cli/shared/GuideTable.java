package timdnn.cli.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import timdnn.characterization.figure.FigureKey;
import timdnn.characterization.figure.FigureShape;

/** A command's table of keys in the guide, which is made from the definitions of its figures. */
public final class GuideTable {
    /** Writes the tables instead of comparing them. */
    public static final String REGENERATE = "timdnn.regenerate";

    private static final Path GUIDE = Path.of("../docs/guide.md");
    private static final String END = "<!-- end of keys -->\n";

    private GuideTable() {}

    /** The guide's table of a command is that of the keys; {@code more} are rows below them. */
    public static void compare(String command, List<FigureKey> keys, String more) {
        String begin = "<!-- keys of " + command + ", made from the figures' definitions -->\n";
        String table = table(keys) + more + "\n";
        String guide = read();
        assertThat(guide).contains(begin);
        int from = guide.indexOf(begin) + begin.length();
        if (Boolean.getBoolean(REGENERATE)) {
            guide = guide.substring(0, from) + table + guide.substring(guide.indexOf(END, from));
            write(guide);
        }

        assertThat(guide.substring(from, guide.indexOf(END, from)))
                .as("docs/guide.md differs from the definitions; write it with: mvn -o -pl src -am test"
                        + " -Dtest='*Figures*Test,FigureKeysTest' -Dsurefire.failIfNoSpecifiedTests=false -D"
                        + REGENERATE
                        + "=true")
                .isEqualTo(table);
    }

    private static String table(List<FigureKey> keys) {
        StringBuilder text = new StringBuilder("\n| key | unit | status | meaning |\n|---|---|---|---|\n");
        Set<String> seen = new HashSet<>();
        for (FigureKey key : keys) {
            if (seen.add(key.path() + key.meaning())) {
                text.append("| `").append(key.path()).append("` | ").append(key.unit());
                text.append(key.status().isPresent() ? " | " + key.status().orElseThrow() : " | ");
                text.append(" | ").append(meaning(key)).append(" |\n");
            }
        }
        return text.toString();
    }

    private static String meaning(FigureKey key) {
        FigureShape shape = key.shape().orElse(FigureShape.TEXT);
        return key.meaning()
                + (shape == FigureShape.BOUNDS
                        ? " (`estimate`, `low`, `high`)"
                        : shape == FigureShape.INTERVAL ? " (with interval)" : "");
    }

    private static String read() {
        try {
            return Files.readString(GUIDE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(String guide) {
        try {
            Files.writeString(GUIDE, guide);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
