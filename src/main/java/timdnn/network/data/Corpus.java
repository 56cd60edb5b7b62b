package timdnn.network.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import timdnn.input.InvalidInputException;
import timdnn.network.ValueRange;

/**
 * A text as numbers of words. Words are what white space separates; the end of a line is the word {@code <eos>} and a word that the
 * vocabulary lacks is {@code <unk>}, where the vocabulary has these. Immutable.
 */
public final class Corpus {
    private static final String END = "<eos>";
    private static final String UNKNOWN = "<unk>";
    /** Characters of the longest text, so that a small compressed file cannot fill the memory. */
    private static final long MOST_CHARACTERS = 1L << 28;

    private static final int LONGEST_LINE = 1 << 20;

    private final String name;
    private final int[] words;
    private final List<String> vocabulary;

    private Corpus(String name, int[] words, List<String> vocabulary) {
        this.name = name;
        this.words = words;
        this.vocabulary = vocabulary;
    }

    /**
     * Whether a name or folder stands for a text.
     *
     * @param nameOrFolder as for {@link #open}
     * @return true if there is a text of either split
     */
    public static boolean isText(String nameOrFolder) {
        Path folder = Path.of(nameOrFolder);
        if (!Files.isDirectory(folder)) {
            return nameOrFolder.matches("[a-z0-9-]+")
                    && Corpus.class.getResource("/datasets/" + nameOrFolder + "/test.txt.gz") != null;
        }
        return find(folder, Split.TEST.word()).isPresent()
                || find(folder, Split.TRAIN.word()).isPresent();
    }

    /**
     * Reads a text.
     *
     * @param nameOrFolder a data set that ships with the project, or a folder with {@code test.txt} or {@code train.txt}, gzipped or
     *     not, with any prefix that ends with a dot, such as {@code ptb.test.txt}; and {@code vocabulary.txt} or {@code vocab.txt}, a word a
     *     line in the order of their numbers. Without a vocabulary that of the training text is taken: by falling frequency, equal ones by
     *     their characters
     * @param split which text
     * @return the text
     * @throws InvalidInputException if a file is missing or damaged, or a word is unknown; names the file, and the line of the word
     */
    public static Corpus open(String nameOrFolder, Split split) {
        Path folder = Path.of(nameOrFolder);
        if (!Files.isDirectory(folder)) {
            return shipped(nameOrFolder, split);
        }
        Path text = find(folder, split.word())
                .orElseThrow(() -> InvalidInputException.in(
                        folder,
                        "the folder",
                        "must hold " + split.word() + ".txt, with or without .gz, holds " + IdxNames.list(folder)));
        Optional<Path> listed = find(folder, "vocabulary").or(() -> find(folder, "vocab"));
        List<String> vocabulary;
        if (listed.isPresent()) {
            vocabulary = vocabulary(listed.get());
        } else {
            Path training = find(folder, Split.TRAIN.word())
                    .orElseThrow(() -> InvalidInputException.in(
                            folder, "the folder", "must hold vocabulary.txt, a word a line, or train.txt"));
            vocabulary = ofText(training);
        }
        return read(nameOrFolder, text, vocabulary);
    }

    private static Corpus shipped(String name, Split split) {
        Path shown = Path.of("datasets", name, split.word() + ".txt.gz");
        try (InputStream words = Corpus.class.getResourceAsStream("/datasets/" + name + "/vocabulary.txt.gz");
                InputStream text =
                        Corpus.class.getResourceAsStream("/datasets/" + name + "/" + split.word() + ".txt.gz")) {
            if (words == null || text == null) {
                throw new InvalidInputException("text " + shown + " does not ship with this program");
            }
            List<String> vocabulary = new ArrayList<>();
            lines(
                    Path.of("datasets", name, "vocabulary.txt.gz"),
                    words,
                    (number, line) -> vocabulary.add(line.strip()));
            return encoded(name, shown, text, vocabulary);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(shown, failure);
        }
    }

    private static Optional<Path> find(Path folder, String word) {
        return IdxNames.list(folder).stream()
                .filter(name -> name.matches("(.*\\.)?" + word + "\\.txt(\\.gz)?"))
                .findFirst()
                .map(folder::resolve);
    }

    private static List<String> vocabulary(Path file) {
        List<String> vocabulary = new ArrayList<>();
        read(file, (number, line) -> vocabulary.add(line.strip()));
        return vocabulary;
    }

    private static List<String> ofText(Path file) {
        Map<String, Integer> counts = new HashMap<>();
        read(file, (number, line) -> {
            for (String word : split(line)) {
                counts.merge(word, 1, Integer::sum);
            }
            counts.merge(END, 1, Integer::sum);
        });
        return counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Corpus read(String name, Path file, List<String> vocabulary) {
        try (InputStream stream = Files.newInputStream(file)) {
            return encoded(name, file, stream, vocabulary);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(file, failure);
        }
    }

    private static Corpus encoded(String name, Path file, InputStream stream, List<String> vocabulary)
            throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        for (int number = 0; number < vocabulary.size(); number++) {
            Integer before = numbers.put(vocabulary.get(number), number);
            if (before != null) {
                throw new InvalidInputException("the vocabulary of " + name + " has " + vocabulary.get(number)
                        + " twice, as word " + before + " and " + number);
            }
        }
        int[][] words = {new int[1024]};
        int[] count = {0};
        Integer unknown = numbers.get(UNKNOWN);
        lines(file, stream, (number, line) -> {
            List<String> all = new ArrayList<>(split(line));
            if (numbers.containsKey(END)) {
                all.add(END);
            }
            for (String word : all) {
                Integer found = numbers.getOrDefault(word, unknown);
                if (found == null) {
                    throw InvalidInputException.at(
                            file, number, "word " + word, "must be in the vocabulary, or this must have " + UNKNOWN);
                }
                if (count[0] == words[0].length) {
                    words[0] = Arrays.copyOf(words[0], 2 * count[0]);
                }
                words[0][count[0]++] = found;
            }
        });
        return new Corpus(name, Arrays.copyOf(words[0], count[0]), List.copyOf(vocabulary));
    }

    private static List<String> split(String line) {
        String stripped = line.strip();
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+"));
    }

    /** What is told of each line, numbered from 1. */
    @FunctionalInterface
    private interface Line {
        void accept(int number, String line);
    }

    private static void read(Path file, Line each) {
        try (InputStream stream = Files.newInputStream(file)) {
            lines(file, stream, each);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(file, failure);
        }
    }

    private static void lines(Path file, InputStream stream, Line each) throws IOException {
        InputStream expanded =
                String.valueOf(file.getFileName()).endsWith(".gz") ? new GZIPInputStream(stream) : stream;
        BufferedReader reader = new BufferedReader(new InputStreamReader(
                expanded, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)));
        long characters = 0;
        int number = 1;
        StringBuilder line = new StringBuilder();
        for (int next = reader.read(); next >= 0; next = reader.read()) {
            if (++characters > MOST_CHARACTERS || line.length() > LONGEST_LINE) {
                throw InvalidInputException.at(
                        file,
                        number,
                        "the text",
                        "must have at most 2^28 characters, and at most 2^20 in a line, has more");
            }
            if (next == '\n') {
                each.accept(number++, line.toString());
                line.setLength(0);
            } else {
                line.append((char) next);
            }
        }
        if (line.length() > 0) {
            each.accept(number, line.toString());
        }
    }

    /** {@return the text's name} */
    public String name() {
        return name;
    }

    /** {@return how many words it has, ends of lines included} */
    public int size() {
        return words.length;
    }

    /**
     * A word.
     *
     * @param index its place, from 0
     * @return its number in the vocabulary
     */
    public int word(int index) {
        return words[index];
    }

    /** {@return the vocabulary, in the order of numbers} */
    public List<String> vocabulary() {
        return vocabulary;
    }

    /** {@return what numbers words may have, whole ones from 0} */
    public ValueRange range() {
        return new ValueRange(0, vocabulary.size() - 1.0, 1);
    }
}
