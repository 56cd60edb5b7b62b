package timdnn.input;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file all at once: what stands under its name is the old file or the new one, never a part. */
public final class WholeFile {
    private WholeFile() {}

    /** A text that is written bit by bit. */
    public interface Text {
        /**
         * Writes the text.
         *
         * @param to where to
         * @throws IOException if it cannot be written
         */
        void writeTo(Writer to) throws IOException;
    }

    private interface Content {
        void writeTo(Path part) throws IOException;
    }

    /**
     * Writes a file beside its place and moves it there.
     *
     * @param file the file
     * @param content its bytes
     * @throws IOException if it cannot be written; the old file, if any, is still there then
     */
    public static void write(Path file, byte[] content) throws IOException {
        put(file, part -> Files.write(part, content));
    }

    /**
     * The same of a text in UTF-8, however long.
     *
     * @param file the file
     * @param text its text
     * @throws IOException if it cannot be written; the old file, if any, is still there then
     */
    public static void write(Path file, Text text) throws IOException {
        put(file, part -> {
            try (Writer writer = Files.newBufferedWriter(part)) {
                text.writeTo(writer);
            }
        });
    }

    private static void put(Path file, Content content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        // Not createTempFile: its files are for their owner alone, and would stay so.
        Path part = folder.resolve(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            content.writeTo(part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
