package timdnn.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs a script of the checkout. */
final class Shell {
    /** The checkout that these tests belong to. */
    static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    private Shell() {}

    /** How a script ended and what it printed, on either stream. */
    record Result(int status, String output) {}

    static Result run(Map<String, String> environment, Path script, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(Set.of("JAVA_HOME", "TIM_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    static Path write(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    static void executable(Path file, String... lines) throws IOException {
        if (!write(file, lines).toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }
}
