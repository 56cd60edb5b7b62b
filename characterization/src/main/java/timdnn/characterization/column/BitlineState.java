package timdnn.characterization.column;

import java.util.Locale;

/**
 * S_n: the state in which n cells discharge BL and none BLB.
 *
 * @param n conducting cells, at least 0
 */
public record BitlineState(int n) {
    /** Rejects what is no count. */
    public BitlineState {
        if (n < 0) {
            throw new IllegalArgumentException("n must be at least 0, was " + n);
        }
    }

    /**
     * Its name.
     *
     * @return for example {@code S4}
     */
    public String format() {
        return "S" + n;
    }

    /**
     * A name of {@link #format}.
     *
     * @param n conducting cells
     * @return for example {@code S4}
     */
    public static String name(int n) {
        return new BitlineState(n).format();
    }

    /**
     * Reads what {@link #format} wrote.
     *
     * @param name the name
     * @return the state
     * @throws IllegalArgumentException if it is no such name
     */
    public static BitlineState parse(String name) {
        if (!name.matches("S\\d{1,6}")) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "name must be S and a number, was \"%s\"", name));
        }
        return new BitlineState(Integer.parseInt(name.substring(1)));
    }
}
