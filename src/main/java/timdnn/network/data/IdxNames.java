package timdnn.network.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import timdnn.input.InvalidInputException;

/** Finds the IDX files of a data set in a folder under the names that are customary for them. */
final class IdxNames {
    /** Files named in a message about a folder without the right ones. */
    private static final int MOST_LISTED = 12;

    private static final Pattern NAME = Pattern.compile(
            "(?<prefix>.*?)(?<split>t10k|test|train)[-_](?<what>images|labels)[-.]idx\\d-(ubyte|int)(\\.gz)?",
            Pattern.CASE_INSENSITIVE);

    private IdxNames() {}

    /** A pair of files. */
    record Pair(Path images, Path labels) {}

    /** Whether a folder holds anything that is named like an IDX file. */
    static boolean any(List<String> names) {
        return names.stream().anyMatch(name -> NAME.matcher(name).matches());
    }

    /** Names of the files in a folder, in order. */
    static List<String> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(folder, failure);
        }
    }

    /**
     * The files of a part of a data set.
     *
     * @throws InvalidInputException if there is none, or there are several, naming what was looked for and what was found
     */
    static Pair find(Path folder, Split split) {
        List<String> names = list(folder);
        String images = one(folder, names, split, "images", "");
        Matcher found = NAME.matcher(images);
        String prefix = found.matches() ? found.group("prefix") : "";
        return new Pair(folder.resolve(images), folder.resolve(one(folder, names, split, "labels", prefix)));
    }

    private static String one(Path folder, List<String> names, Split split, String what, String prefix) {
        List<String> found = names.stream()
                .filter(name -> is(name, split, what))
                .filter(name -> what.equals("images") || prefix.equals(prefix(name)))
                .toList();
        List<String> plain =
                found.stream().filter(name -> prefix(name).isEmpty()).toList();
        List<String> expanded =
                found.stream().filter(name -> !name.endsWith(".gz")).toList();
        for (List<String> choice : List.of(found, plain, expanded)) {
            if (choice.size() == 1) {
                return choice.get(0);
            }
        }
        String name = split.prefix() + "-" + what + "-idx" + (what.equals("images") ? 3 : 1) + "-ubyte";
        String wanted = "must hold " + name + " or " + name.replace("-idx", ".idx") + ", with or without .gz";
        if (!found.isEmpty()) {
            throw InvalidInputException.in(folder, "the folder", wanted + ", and one of them, holds " + found);
        }
        Split other = split == Split.TEST ? Split.TRAIN : Split.TEST;
        boolean onlyOther = names.stream().anyMatch(each -> is(each, other, what));
        throw InvalidInputException.in(
                folder,
                "the folder",
                wanted + ", holds " + (names.size() > MOST_LISTED ? names.subList(0, MOST_LISTED) + " and more" : names)
                        + (onlyOther
                                ? ", a " + (other == Split.TRAIN ? "training" : "test") + " set alone: use --split "
                                        + other.word()
                                : ""));
    }

    private static boolean is(String name, Split split, String what) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                && matcher.group("what").toLowerCase(Locale.ROOT).equals(what)
                && matcher.group("split").equalsIgnoreCase("train") == (split == Split.TRAIN);
    }

    private static String prefix(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? matcher.group("prefix") : "";
    }
}
