package timdnn.characterization.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a network's accesses meet n conducting cells on a bitline, from its histogram of (n, k): each access has two
 * conversions, one with n and one with k.
 *
 * @param counts conversions by number of conducting cells
 */
public record CountHistogram(List<Long> counts) {
    /** Copies the list. */
    public CountHistogram {
        counts = List.copyOf(counts);
    }

    /**
     * Reads what {@code tim network --json} prints, or a part of it: {@code histogram.counts[n][k]}.
     *
     * @param file a JSON file
     * @return the histogram
     * @throws timdnn.input.InvalidInputException if the file cannot be read or has no such field
     */
    public static CountHistogram read(Path file) {
        PlanNode root = PlanNode.root(file, StudyReader.compose(file, StudyReader.text(file)));
        List<List<Long>> rows = root.map("histogram").table("counts");
        List<Long> counts = new ArrayList<>();
        for (int n = 0; n < rows.size(); n++) {
            for (int k = 0; k < rows.get(n).size(); k++) {
                add(counts, n, rows.get(n).get(k));
                add(counts, k, rows.get(n).get(k));
            }
        }
        return new CountHistogram(counts);
    }

    private static void add(List<Long> counts, int n, long more) {
        while (counts.size() <= n) {
            counts.add(0L);
        }
        counts.set(n, counts.get(n) + more);
    }

    /**
     * All conversions.
     *
     * @return a count
     */
    public long conversions() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Share of the conversions that meet a state; those above the largest code add no error and have 0.
     *
     * @param n conducting cells
     * @param largestCode the largest code
     * @return P_n, 0 to 1
     */
    public double share(int n, int largestCode) {
        return n > largestCode || n >= counts.size() ? 0 : (double) counts.get(n) / conversions();
    }
}
