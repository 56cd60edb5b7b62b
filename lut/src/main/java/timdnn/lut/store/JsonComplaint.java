package timdnn.lut.store;

import com.fasterxml.jackson.core.JsonProcessingException;

/** What is wrong with a document that is not JSON, in the words of the parser. */
public final class JsonComplaint {
    private JsonComplaint() {}

    /**
     * The parser's words, without its advice to programmers and without where its input came from, which a sentence that
     * names the file says already.
     *
     * @param malformed what the parser threw
     * @return the words, without a full stop
     */
    public static String of(JsonProcessingException malformed) {
        return malformed
                .getOriginalMessage()
                .replaceAll("(?s)(\\s*\\(start marker|: enable | \\(not recognized as one ).*", "");
    }
}
