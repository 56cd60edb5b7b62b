package timdnn.characterization.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** ngspice's own program, as a user would run it on a deck. */
public final class PlainNgspice {
    private static final Duration MOST = Duration.ofMinutes(2);

    private PlainNgspice() {}

    /** What {@code ngspice -b} prints for a measure of a deck. */
    public static double measure(Path folder, String deck, String measure) throws Exception {
        return value(log(folder, deck), measure);
    }

    /** What a log says of a measure. */
    public static double value(String log, String measure) {
        return log.lines()
                .filter(line -> line.startsWith(measure + " ") && line.contains("="))
                .mapToDouble(
                        line -> Double.parseDouble(line.split("=", 2)[1].strip().split("\\s+", 2)[0]))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + measure + " in " + log));
    }

    /** All that {@code ngspice -b} prints. */
    public static String log(Path folder, String deck) throws Exception {
        Path file = Files.writeString(folder.resolve("sample.cir"), deck);
        Path log = folder.resolve("sample.log");
        ProcessBuilder plain = new ProcessBuilder("ngspice", "-b", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Its two threads wait for one another by spinning: on a busy machine that is most of what they do.
        plain.environment().put("OMP_THREAD_LIMIT", "1");
        Process process = plain.start();
        try {
            // Of processor time: beside other tests a deck gets a part of a core.
            while (!process.waitFor(1, TimeUnit.SECONDS)) {
                assertThat(process.info().totalCpuDuration().orElse(Duration.ZERO))
                        .isLessThan(MOST);
            }
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(log);
    }
}
