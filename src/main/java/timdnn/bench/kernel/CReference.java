package timdnn.bench.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;

/**
 * The kernel in C with AVX-512 intrinsics, compiled by the machine's own compiler.
 *
 * @param rate 10⁹ multiply-accumulates a second; 0 if it could not be measured
 * @param remark why not, or how it was compiled
 */
public record CReference(double rate, String remark) {
    private static final String SOURCE = "/bench/reference.c";
    private static final long PATIENCE_S = 60;

    /** {@return the reference, measured now} */
    public static CReference measure() {
        try {
            Path folder = Files.createTempDirectory("timdnn-kernel");
            Path source = folder.resolve("reference.c");
            Path program = folder.resolve("reference");
            try (InputStream in = CReference.class.getResourceAsStream(SOURCE)) {
                Files.copy(in, source);
            }
            String compiled = run("cc", "-O3", "-march=native", source.toString(), "-o", program.toString());
            if (!compiled.isEmpty()) {
                return new CReference(
                        0, "cc failed: " + compiled.lines().findFirst().orElse(""));
            }
            String rate;
            try (Scanner words = new Scanner(run(program.toString()))) {
                rate = words.hasNext() ? words.next() : "";
            }
            Files.deleteIfExists(program);
            Files.deleteIfExists(source);
            Files.deleteIfExists(folder);
            return new CReference(Double.parseDouble(rate), "cc -O3 -march=native");
        } catch (IOException | NumberFormatException missing) {
            return new CReference(0, "no C compiler, or no AVX-512 with BITALG: " + missing.getMessage());
        }
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command[0] + " did not end");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
        return output;
    }
}
