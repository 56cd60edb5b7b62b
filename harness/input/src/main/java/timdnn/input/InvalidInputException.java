package timdnn.input;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file or an option given by the user is wrong. The message is one sentence that names the file, the line and the
 * field where they are known, and is shown to the user as it stands; the command line then ends with status 2.
 */
public final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An error that belongs to no particular file, such as a missing program.
     *
     * @param sentence what is wrong and what would be right
     */
    public InvalidInputException(String sentence) {
        super(sentence);
    }

    private InvalidInputException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /**
     * An error in a text file at a known line.
     *
     * @param file the file as the user named it
     * @param line one-based line number
     * @param field dotted path of the field, or the card or node at fault
     * @param sentence what is wrong with it, for example {@code must be positive, was -3}
     * @return the exception, to be thrown by the caller
     */
    public static InvalidInputException at(Path file, int line, String field, String sentence) {
        return new InvalidInputException(file + ":" + line + ": " + field + " " + sentence);
    }

    /**
     * An error in a file in which lines mean nothing (binary, or machine-written).
     *
     * @param file the file as the user named it
     * @param field the field or node at fault
     * @param sentence what is wrong with it
     * @return the exception, to be thrown by the caller
     */
    public static InvalidInputException in(Path file, String field, String sentence) {
        return new InvalidInputException(file + ": " + field + " " + sentence);
    }

    /**
     * A file or folder that cannot be written.
     *
     * @param file the file as the user named it
     * @param failure what the system said
     * @return the exception, to be thrown by the caller
     */
    public static InvalidInputException unwritable(Path file, IOException failure) {
        return of(file, "cannot be written: " + reason(failure), failure);
    }

    /**
     * A file that cannot be read.
     *
     * @param file the file as the user named it
     * @param failure what the system said
     * @return the exception, to be thrown by the caller
     */
    public static InvalidInputException unreadable(Path file, IOException failure) {
        return of(file, "cannot be read: " + reason(failure), failure);
    }

    /** Java's messages for these are bare file names. */
    private static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file is in the way";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof CharacterCodingException) {
            return "it is not text in UTF-8";
        }
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return failure.getMessage();
    }

    /**
     * A file that cannot be read or written at all.
     *
     * @param file the file as the user named it
     * @param sentence what is wrong with it, for example {@code cannot be read: no such file}
     * @param cause the failure underneath
     * @return the exception, to be thrown by the caller
     */
    public static InvalidInputException of(Path file, String sentence, Throwable cause) {
        return new InvalidInputException(file + " " + sentence, cause);
    }
}
