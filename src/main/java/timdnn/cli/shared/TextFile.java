package timdnn.cli.shared;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import timdnn.input.InvalidInputException;
import timdnn.input.WholeFile;

/** What a command writes: a text file, whole or not at all. */
public final class TextFile {
    private TextFile() {}

    /**
     * Writes a text.
     *
     * @throws InvalidInputException if the file cannot be written
     */
    public static void write(Path file, String text) {
        try {
            WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw InvalidInputException.unwritable(file, failure);
        }
    }

    /**
     * Writes a text that is too long to be held.
     *
     * @throws InvalidInputException if the file cannot be written
     */
    public static void write(Path file, WholeFile.Text text) {
        try {
            WholeFile.write(file, text);
        } catch (IOException failure) {
            throw InvalidInputException.unwritable(file, failure);
        }
    }

    /**
     * Writes a text to a file, or prints it where there is none.
     *
     * @param file the file, or null
     * @param out where it is printed
     * @throws InvalidInputException if the file cannot be written
     */
    public static void writeOrPrint(Path file, String text, PrintWriter out) {
        if (file == null) {
            out.print(text);
            out.flush();
        } else {
            write(file, text);
        }
    }
}
