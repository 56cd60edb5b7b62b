package timdnn.characterization.column;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The state of both bitlines of a column.
 *
 * @param n cells that discharge BL, at least 0
 * @param k cells that discharge BLB, at least 0
 */
public record ColumnState(int n, int k) {
    private static final Pattern NAME = Pattern.compile("n(\\d{1,6}) k(\\d{1,6})");

    /** Rejects what are no counts. */
    public ColumnState {
        if (n < 0 || k < 0) {
            throw new IllegalArgumentException("n and k must be at least 0, were " + n + " and " + k);
        }
    }

    /**
     * Its name.
     *
     * @return for example {@code n4 k2}
     */
    public String format() {
        return "n" + n + " k" + k;
    }

    /**
     * A name of {@link #format}.
     *
     * @param n cells that discharge BL
     * @param k cells that discharge BLB
     * @return for example {@code n4 k2}
     */
    public static String name(int n, int k) {
        return new ColumnState(n, k).format();
    }

    /**
     * Reads what {@link #format} wrote.
     *
     * @param name the name
     * @return the state
     * @throws IllegalArgumentException if it is no such name
     */
    public static ColumnState parse(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new IllegalArgumentException("name must be of the form n4 k2, was \"" + name + "\"");
        }
        return new ColumnState(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }
}
