package timdnn.harness.netlist;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * One line of a deck and where it came from.
 *
 * @param text the line as written, without its line break
 * @param file the file it was read from
 * @param line one-based line number in that file
 */
public record Card(String text, Path file, int line) {
    /** Rejects missing parts. */
    public Card {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(file, "file");
    }

    /**
     * The card's keyword: its first word in lower case, such as {@code .param} or {@code m1}.
     *
     * @return the word, empty for a blank line
     */
    public String keyword() {
        String stripped = text.strip();
        int end = 0;
        while (end < stripped.length() && !Character.isWhitespace(stripped.charAt(end))) {
            end++;
        }
        return stripped.substring(0, end).toLowerCase(Locale.ROOT);
    }

    Card withText(String changed) {
        return new Card(changed, file, line);
    }
}
