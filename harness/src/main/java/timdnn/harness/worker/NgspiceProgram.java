package timdnn.harness.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import timdnn.harness.HarnessException;

/**
 * ngspice's own program, which only checks and times the harness from outside. It runs as workers do: one thread, HOME and
 * current folder without {@code .spiceinit}, locale C.
 */
public final class NgspiceProgram {
    private static final Pattern VERSION = Pattern.compile("ngspice-([0-9][0-9.]*)");

    private final Path program;

    private NgspiceProgram(Path program) {
        this.program = program;
    }

    /**
     * Looks for the program on the path of the system.
     *
     * @return the program, or empty where it is not installed
     */
    public static Optional<NgspiceProgram> find() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1)) {
            Path file = Path.of(folder, "ngspice");
            if (Files.isExecutable(file)) {
                return Optional.of(new NgspiceProgram(file.toAbsolutePath()));
            }
        }
        return Optional.empty();
    }

    /**
     * Where it is.
     *
     * @return absolute path
     */
    public Path path() {
        return program;
    }

    /**
     * Its version.
     *
     * @return for example {@code 39}; {@code unknown} where it does not say
     * @throws HarnessException if it cannot be started or is interrupted
     */
    public String version() {
        Matcher matcher = VERSION.matcher(run(Path.of("").toAbsolutePath(), "--version"));
        return matcher.find() ? matcher.group(1) : "unknown";
    }

    /**
     * Runs {@code ngspice -b} on a deck and waits for its end.
     *
     * @param deck the deck's file; its folder is the current and the home folder of the run
     * @return what it printed on standard output
     * @throws HarnessException if it cannot be started or is interrupted
     */
    public String run(Path deck) {
        return run(deck.toAbsolutePath().getParent(), "-b", deck.getFileName().toString());
    }

    private String run(Path folder, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                        .toList())
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD); // progress, in the middle of lines
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("SPICE") || name.startsWith("NGSPICE"));
        environment.put("HOME", folder.toString());
        environment.put("LC_ALL", "C");
        environment.put("OMP_THREAD_LIMIT", "1");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return printed;
        } catch (IOException failure) {
            throw new HarnessException("ngspice cannot be run: " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new HarnessException("interrupted while ngspice ran", interrupted);
        }
    }
}
