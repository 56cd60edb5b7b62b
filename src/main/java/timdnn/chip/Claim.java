package timdnn.chip;

import java.util.List;
import java.util.Set;

/**
 * A headline claim beside what follows from the table.
 *
 * @param name name of the claim; a suffix is its unit
 * @param unit unit of the numbers; empty for a ratio
 * @param paper the paper's number
 * @param expression our arithmetic, in SI units
 * @param scale SI units to {@code unit}
 * @param meaning what is computed, in a sentence
 * @param alternatives the same with one choice made otherwise
 * @param notes what does not add up in the paper, or limits ours
 */
public record Claim(
        String name,
        String unit,
        double paper,
        Expression expression,
        double scale,
        String meaning,
        List<Alternative> alternatives,
        List<String> notes) {
    /** Every claim's number is of the paper's abstract. */
    public static final String STATUS = "A";

    /** Copies the lists. */
    public Claim {
        alternatives = List.copyOf(alternatives);
        notes = List.copyOf(notes);
    }

    /**
     * A choice made otherwise.
     *
     * @param choice what is chosen
     * @param expression the arithmetic, in SI units
     */
    public record Alternative(String choice, Expression expression) {}

    /** {@return our number with its reach, in {@code unit}} */
    public Interval ours() {
        return Interval.of(expression).times(scale);
    }

    /**
     * Our number under another choice.
     *
     * @param alternative one of this claim's
     * @return with its reach, in {@code unit}
     */
    public Interval ours(Alternative alternative) {
        return Interval.of(alternative.expression()).times(scale);
    }

    /** {@return our number over the ranges of what it rests on, in SI units, against the paper's} */
    public MonteCarlo monteCarlo() {
        return MonteCarlo.of(expression, paper / scale, MonteCarlo.SAMPLES, MonteCarlo.SEED);
    }

    /** {@return the figures that our number rests on} */
    public Set<Figure> restsOn() {
        return expression.figures();
    }
}
