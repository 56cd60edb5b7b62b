package timdnn.lut.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import timdnn.input.InvalidInputException;

/** A file that is not JSON. */
public final class MalformedJson {
    private MalformedJson() {}

    /**
     * The sentence about it: at the line where the parser stopped, in the parser's words, without its advice to programmers
     * and without where its input came from, which the sentence says already.
     *
     * @param file the file
     * @param document what the file is called in the sentence
     * @param malformed what the parser threw
     * @return the exception to be thrown
     */
    public static InvalidInputException in(Path file, String document, JsonProcessingException malformed) {
        int line = malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr();
        String words = malformed
                .getOriginalMessage()
                .replaceAll("(?s)(\\s*\\(start marker|: enable | \\(not recognized as one ).*", "");
        return InvalidInputException.at(file, line, document, "is not JSON: " + words);
    }
}
