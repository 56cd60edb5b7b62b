package timdnn.characterization.plan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import timdnn.array.ArrayGeometry;
import timdnn.harness.netlist.Netlist;

/**
 * How often a network's accesses meet n conducting cells on a bitline, from its histogram of (n, k): each access has two
 * conversions, one with n and one with k.
 *
 * @param counts conversions by number of conducting cells, from 0 to the rows of a block at most, none negative, the last above 0
 */
public record CountHistogram(List<Long> counts) {
    /** Most rows that a block may have. */
    static final int ROWS = ArrayGeometry.MOST_ROWS_A_BLOCK;

    /** Leaves out zeros at the end and checks the ranges. */
    public CountHistogram {
        int size = counts.size();
        while (size > 0 && counts.get(size - 1) == 0) {
            size--;
        }
        counts = List.copyOf(counts.subList(0, size));
        if (size == 0 || size > ROWS + 1 || counts.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("counts must be 1 to " + (ROWS + 1) + ", none negative, was " + counts);
        }
    }

    /**
     * The conversions of a network's accesses.
     *
     * @param accesses number of accesses {@code [n][k]}, n and k from 0 to the rows of a block at most; rows may differ in length
     * @return the histogram
     */
    static CountHistogram ofAccesses(List<List<Long>> accesses) {
        Long[] counts = new Long[ROWS + 1];
        Arrays.fill(counts, 0L);
        for (int n = 0; n < accesses.size(); n++) {
            for (int k = 0; k < accesses.get(n).size(); k++) {
                counts[n] += accesses.get(n).get(k);
                counts[k] += accesses.get(n).get(k);
            }
        }
        return new CountHistogram(List.of(counts));
    }

    /**
     * The counts as a line of text, which is what a campaign keeps of a histogram.
     *
     * @return the counts in decimal, separated by single spaces
     */
    public String format() {
        return counts.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /**
     * Reads what {@link #format} gave.
     *
     * @param text the counts
     * @return the histogram
     */
    public static CountHistogram parse(String text) {
        return new CountHistogram(
                Stream.of(text.split(" ", -1)).map(Long::valueOf).toList());
    }

    /**
     * Fingerprint of the counts, whatever the file looked like that they came from.
     *
     * @return SHA-256 of {@link #format} in hexadecimal
     */
    public String sha256() {
        return Netlist.sha256(format());
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
     * Conversions that meet a state.
     *
     * @param n conducting cells, at least 0
     * @return a count
     */
    public long count(int n) {
        return n < counts.size() ? counts.get(n) : 0;
    }

    /**
     * Share of the conversions that meet a state; those above the largest code add no error and have 0.
     *
     * @param n conducting cells
     * @param largestCode the largest code
     * @return P_n, 0 to 1
     */
    public double share(int n, int largestCode) {
        return n > largestCode ? 0 : (double) count(n) / conversions();
    }
}
