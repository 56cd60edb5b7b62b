package timdnn.input;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What a mistyped word was meant to be: the known word with the fewest letters changed, left out, put in or swapped. */
public final class Suggestion {
    private Suggestion() {}

    /**
     * A word that comes close, whatever the case of letters.
     *
     * @param word the word as it was typed
     * @param known words that there are
     * @return the closest; empty if more than a third of the letters differ
     */
    public static Optional<String> closest(String word, Collection<String> known) {
        int most = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= most)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /**
     * The same as the end of a complaint.
     *
     * @param word the word as it was typed
     * @param known words that there are
     * @return for example {@code "; did you mean delay?"}, or an empty text
     */
    public static String question(String word, Collection<String> known) {
        return closest(word, known)
                .map(closest -> "; did you mean " + closest + "?")
                .orElse("");
    }

    /** Edit distance in which two neighbours that are swapped count once (optimal string alignment). */
    private static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[][] costs = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    costs[i][j] = i + j;
                    continue;
                }
                int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(Math.min(costs[i - 1][j], costs[i][j - 1]) + 1, costs[i - 1][j - 1] + changed);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                costs[i][j] = swapped ? Math.min(least, costs[i - 2][j - 2] + 1) : least;
            }
        }
        return costs[a.length()][b.length()];
    }
}
