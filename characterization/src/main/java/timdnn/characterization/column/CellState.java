package timdnn.characterization.column;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is done with one ternary cell: a product, or a weight written over another.
 *
 * @param cell variant of the cell
 * @param kind what is done
 * @param first the weight, or the weight that is overwritten: -1, 0 or 1
 * @param second the input, or the weight that is written: -1, 0 or 1
 */
public record CellState(String cell, Kind kind, int first, int second) {
    private static final Pattern PRODUCT = Pattern.compile("(\\S+) W([+-]?\\d) I([+-]?\\d)");
    private static final Pattern WRITE = Pattern.compile("(\\S+) ([+-]?\\d) to ([+-]?\\d)");

    /** What is done with a cell. */
    public enum Kind {
        /** A weight meets an input. */
        PRODUCT,
        /** A weight is written over another. */
        WRITE
    }

    /**
     * Its name.
     *
     * @return for example {@code one-hot W+1 I-1} or {@code one-hot -1 to +1}
     */
    public String format() {
        return switch (kind) {
            case PRODUCT -> cell + " W" + signed(first) + " I" + signed(second);
            case WRITE -> cell + " " + signed(first) + " to " + signed(second);
        };
    }

    private static String signed(int value) {
        return value > 0 ? "+" + value : Integer.toString(value);
    }

    /**
     * Reads what {@link #format} wrote.
     *
     * @param name the name
     * @return the state
     * @throws IllegalArgumentException if it is no such name
     */
    public static CellState parse(String name) {
        Matcher product = PRODUCT.matcher(name);
        if (product.matches()) {
            return of(product, Kind.PRODUCT);
        }
        Matcher write = WRITE.matcher(name);
        if (write.matches()) {
            return of(write, Kind.WRITE);
        }
        throw new IllegalArgumentException("name must be a product or a write, was \"" + name + "\"");
    }

    private static CellState of(Matcher parts, Kind kind) {
        return new CellState(parts.group(1), kind, Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }
}
