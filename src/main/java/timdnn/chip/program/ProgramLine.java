package timdnn.chip.program;

import java.nio.file.Path;
import java.util.Arrays;
import timdnn.input.InvalidInputException;

/**
 * A line of a program's text: words, and numbers by name.
 *
 * @param file where it is from
 * @param number its number, from 1
 * @param text the line
 */
record ProgramLine(Path file, int number, String text) {
    String[] words() {
        return text.strip().split(" +");
    }

    InvalidInputException wrong(String sentence) {
        return InvalidInputException.at(file, number, words()[0], sentence);
    }

    long number(String name) {
        for (String word : words()) {
            if (word.startsWith(name + "=")) {
                try {
                    return Long.parseLong(word.substring(name.length() + 1));
                } catch (NumberFormatException notANumber) {
                    throw wrong("must have a whole number for " + name + ", had " + word);
                }
            }
        }
        throw wrong("must have " + name + "=NUMBER");
    }

    int size(String name) {
        long value = number(name);
        if (value != (int) value) {
            throw wrong("must have a smaller " + name + ", had " + value);
        }
        return (int) value;
    }

    Traffic traffic() {
        String[] words = words();
        String word = words.length > 1 ? words[1] : "";
        return Arrays.stream(Traffic.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> wrong("must name what it moves, had " + word));
    }
}
