package timdnn.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file all at once: what stands under its name is the old file or the new one, never a part. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes a file beside its place and moves it there.
     *
     * @param file the file
     * @param content its bytes
     * @throws IOException if it cannot be written; the old file, if any, is still there then
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        // Not createTempFile: its files are for their owner alone, and would stay so.
        Path part = folder.resolve(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
