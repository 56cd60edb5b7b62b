package timdnn.train.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns the State of the Union addresses into texts of words, a sentence a line, and their vocabulary.
 *
 * <p>Words are runs of letters in lower case, with apostrophes inside; whatever holds a digit is {@code N}; other characters
 * part words and are left out, and so are remarks such as [Laughter]. A sentence ends with a full stop, exclamation or question mark
 * that is not behind an abbreviation. Whole addresses are held apart by year: of a quarter of a century those of years ..12, ..37,
 * ..62 and ..87 are for testing, those of ..00, ..25, ..50 and ..75 for validation, all others for training.
 */
final class AddressText {
    /** Words of the vocabulary, {@code <unk>} and {@code <eos>} included. */
    static final int VOCABULARY = 10_000;

    private static final Pattern REMARK = Pattern.compile("[\\[(](?i:laughter|applause)[^\\])]{0,20}[\\])]");
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}.,'’]*|[.!?]");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}+(['’]\\p{L}+)*");
    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "messrs", "dr", "gen", "col", "capt", "lieut", "lt", "maj", "rev", "hon", "st", "no",
            "vol", "art", "sec", "esq", "jr", "sr", "co", "vs", "viz", "jan", "feb", "mar", "apr", "aug", "sept", "oct",
            "nov", "dec");

    private static final int QUARTER_CENTURY = 25;

    private AddressText() {}

    /**
     * Writes {@code train.txt}, {@code test.txt} and {@code vocabulary.txt}, and the validation text as another folder of that form.
     *
     * @param addresses folder with a file {@code YEAR_NAME_PARTY.txt} an address
     * @param text folder to write into
     * @throws IOException when a file cannot be read or written
     */
    static void write(Path addresses, Path text) throws IOException {
        Map<String, StringBuilder> parts = new HashMap<>();
        List<Path> files;
        try (Stream<Path> listed = Files.list(addresses)) {
            files = listed.filter(file -> file.getFileName().toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            int year = Integer.parseInt(file.getFileName().toString().substring(0, 4));
            StringBuilder part = parts.computeIfAbsent(part(year), name -> new StringBuilder());
            String address = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            sentences(address).forEach(sentence -> part.append(sentence).append('\n'));
        }
        Path validation = Files.createDirectories(text.resolve("validation"));
        String vocabulary = String.join("\n", vocabulary(parts.get("train").toString())) + "\n";
        Files.writeString(text.resolve("train.txt"), parts.get("train"));
        Files.writeString(text.resolve("test.txt"), parts.get("test"));
        Files.writeString(text.resolve("vocabulary.txt"), vocabulary);
        Files.writeString(validation.resolve("test.txt"), parts.get("validation"));
        Files.writeString(validation.resolve("vocabulary.txt"), vocabulary);
    }

    /** Which text the addresses of a year belong to. */
    static String part(int year) {
        return switch (year % QUARTER_CENTURY) {
            case 0 -> "validation";
            case 12 -> "test";
            default -> "train";
        };
    }

    /** The sentences of an address, words parted by blanks. */
    static List<String> sentences(String address) {
        List<String> sentences = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(REMARK.matcher(address).replaceAll(" "));
        while (matcher.find()) {
            String token = matcher.group();
            String bare = token.replaceAll("[.,'’]+$", "");
            boolean stop = !token.equals(bare) && token.substring(bare.length()).contains(".");
            if (!bare.isEmpty()) {
                words(bare, words);
            }
            boolean ends = bare.isEmpty() || (stop && !abbreviated(bare));
            if (ends && !words.isEmpty()) {
                sentences.add(String.join(" ", words));
                words.clear();
            }
        }
        if (!words.isEmpty()) {
            sentences.add(String.join(" ", words));
        }
        return sentences;
    }

    private static boolean abbreviated(String word) {
        return (word.length() == 1 && Character.isUpperCase(word.charAt(0)))
                || word.matches("(\\p{L}\\.)+\\p{L}")
                || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
    }

    private static void words(String token, List<String> words) {
        if (token.chars().anyMatch(Character::isDigit)) {
            words.add("N");
            return;
        }
        String joined = token.matches("(\\p{L}\\.)+\\p{L}") ? token.replace(".", "") : token;
        Matcher matcher = LETTERS.matcher(joined);
        while (matcher.find()) {
            words.add(matcher.group().replace('’', '\'').toLowerCase(Locale.ROOT));
        }
    }

    /** The most frequent words of a text with {@code <eos>}, and {@code <unk>} for all others, by falling frequency. */
    static List<String> vocabulary(String text) {
        Map<String, Integer> counts = new HashMap<>();
        text.lines().forEach(line -> {
            for (String word : line.split(" ", -1)) {
                counts.merge(word, 1, Integer::sum);
            }
            counts.merge("<eos>", 1, Integer::sum);
        });
        Comparator<Map.Entry<String, Integer>> order = Comparator.comparing(entry -> -entry.getValue());
        List<Map.Entry<String, Integer>> all = new ArrayList<>(counts.entrySet());
        all.sort(order.thenComparing(Map.Entry::getKey));
        int kept = Math.min(all.size(), VOCABULARY - 1);
        int unknown = all.subList(kept, all.size()).stream()
                .mapToInt(Map.Entry::getValue)
                .sum();
        List<Map.Entry<String, Integer>> words = new ArrayList<>(all.subList(0, kept));
        words.add(Map.entry("<unk>", unknown));
        words.sort(order.thenComparing(Map.Entry::getKey));
        return words.stream().map(Map.Entry::getKey).toList();
    }
}
