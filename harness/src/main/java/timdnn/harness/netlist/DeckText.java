package timdnn.harness.netlist;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import timdnn.input.InvalidInputException;

/** Lines of a SPICE file: UTF-8, or Latin-1 where a comment from elsewhere has bytes that are not. */
final class DeckText {
    private DeckText() {}

    static List<String> lines(Path file) {
        try {
            try {
                return Files.readAllLines(file, StandardCharsets.UTF_8);
            } catch (CharacterCodingException foreign) {
                return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
            }
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(file, failure);
        }
    }
}
