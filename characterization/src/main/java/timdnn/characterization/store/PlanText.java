package timdnn.characterization.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import timdnn.input.InvalidInputException;

/** Compares plans as written. A campaign keeps its plan, but for a number of samples that may grow. */
public final class PlanText {
    private static final Pattern SAMPLES = Pattern.compile("(?<![\\w-])samples:\\s*(\\d{1,9})(?![\\w.])");

    private static final String ANOTHER_FOLDER = ": choose another folder with --out, or delete this one";

    private PlanText() {}

    /**
     * Accepts the same plan, or the same with more samples.
     *
     * @param store the store's file, for complaints
     * @param before the plan that the campaign was begun with
     * @param now the plan to go on with
     * @return whether it asks for more samples
     * @throws InvalidInputException if it asks for fewer samples or differs otherwise
     */
    public static boolean requireSameOrMore(Path store, String before, String now) {
        if (before.equals(now)) {
            return false;
        }
        if (!SAMPLES.matcher(before).replaceAll("").equals(SAMPLES.matcher(now).replaceAll(""))) {
            throw InvalidInputException.in(
                    store, "plan", "was begun with another plan (" + difference(before, now) + ")" + ANOTHER_FOLDER);
        }
        Matcher old = SAMPLES.matcher(before);
        Matcher fresh = SAMPLES.matcher(now);
        boolean more = false;
        while (old.find() && fresh.find()) {
            int least = Integer.parseInt(old.group(1));
            int asked = Integer.parseInt(fresh.group(1));
            if (asked < least) {
                throw InvalidInputException.in(
                        store,
                        "samples",
                        "must be at least " + least + ", the number that the campaign was begun with, and is " + asked
                                + " in line " + line(now, fresh.start()) + " of the plan" + ANOTHER_FOLDER);
            }
            more |= asked > least;
        }
        return more;
    }

    /** The first line in which two plans differ, or differ in more than a number of samples if there is one. */
    static String difference(String before, String now) {
        return first(before, now, true).or(() -> first(before, now, false)).orElse("they differ in white space");
    }

    private static Optional<String> first(String before, String now, boolean apartFromSamples) {
        List<String> old = before.lines().toList();
        List<String> fresh = now.lines().toList();
        for (int i = 0; i < Math.max(old.size(), fresh.size()); i++) {
            String a = i < old.size() ? old.get(i).strip() : "nothing";
            String b = i < fresh.size() ? fresh.get(i).strip() : "nothing";
            boolean same = apartFromSamples
                    ? SAMPLES.matcher(a)
                            .replaceAll("")
                            .equals(SAMPLES.matcher(b).replaceAll(""))
                    : a.equals(b);
            if (!same) {
                return Optional.of("line " + (i + 1) + " was \"" + a + "\" and is \"" + b + "\"");
            }
        }
        return Optional.empty();
    }

    private static long line(String text, int at) {
        return 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
