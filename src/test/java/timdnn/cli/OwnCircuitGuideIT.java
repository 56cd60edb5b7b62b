package timdnn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.harness.worker.NgspiceProgram;

/** Every command of docs/own-circuit.md does what the guide says, one after the other. */
@Tag("slow")
class OwnCircuitGuideIT {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    private Path folder;

    private List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            String text = word.group(1) != null ? word.group(1) : word.group(2);
            words.add(
                    text.startsWith("my-")
                            ? folder.resolve(text).toString()
                            : text.replaceFirst("^(characterization|src)/", "../$1/"));
        }
        return words;
    }

    @Test
    void everyCommandOfTheGuideSucceeds() throws IOException {
        System.setProperty("timdnn.home", "..");
        int commands = 0;
        try {
            boolean inside = false;
            boolean code = false;
            for (String line : Files.readAllLines(Path.of("../docs/own-circuit.md"))) {
                if (line.startsWith("```")) {
                    inside = !inside;
                    code = inside && line.equals("```");
                } else if (code && line.startsWith("./tim ")) {
                    List<String> words = words(line.substring(6));
                    assertThat(Main.run(words.toArray(String[]::new))).as(line).isZero();
                    commands++;
                } else if (code && line.startsWith("ngspice ")) {
                    String printed = NgspiceProgram.find()
                            .orElseThrow()
                            .run(Path.of(words(line).get(3)));
                    assertThat(printed).contains("tim_delay").doesNotContain("failed");
                    commands++;
                }
            }
        } finally {
            System.clearProperty("timdnn.home");
        }
        assertThat(commands).isEqualTo(12);
        assertThat(Files.readString(folder.resolve("my-rc/out/report.html")))
                .contains("id=\"specifications\"")
                .contains("id=\"sweeps\"")
                .contains("id=\"distributions\"")
                .contains("id=\"yield\"")
                .contains("id=\"shares\"")
                .contains("id=\"traces\"")
                .contains("id=\"tables\"");
        assertThat(folder.resolve("my-rc/out/tables/delay-27C.npz")).exists();
    }
}
