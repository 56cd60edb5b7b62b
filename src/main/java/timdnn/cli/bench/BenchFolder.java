package timdnn.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import timdnn.harness.HarnessException;

/**
 * A temporary folder, removed with all that is in it when it is closed.
 *
 * @param path where it is
 */
record BenchFolder(Path path) implements AutoCloseable {
    static BenchFolder make() {
        try {
            return new BenchFolder(Files.createTempDirectory("timdnn-bench"));
        } catch (IOException failure) {
            throw new HarnessException("no temporary folder can be made: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException leftover) {
            throw new HarnessException("the folder " + path + " is left behind: " + leftover.getMessage(), leftover);
        }
    }
}
