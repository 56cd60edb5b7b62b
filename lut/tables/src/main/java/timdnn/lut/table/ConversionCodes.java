package timdnn.lut.table;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a conversion reads: P(code | n, d), where n cells discharge the bitline and d further rows of the block are driven
 * that have no product on it: those with a product on the other bitline, k in number, and those with weight 0. A column with a
 * driven rows reads BL by P(code | n, d = a - n) and BLB by P(code | k, d = a - k); where every driven row has a product, d = k
 * and this is P(code | n, k).
 *
 * <p>Where it is not known what driven rows do, P(code | n) stands for every d. Immutable and safe to share between threads.
 *
 * @param any P(code | n), the mean over d from 0 to the rows a of a block less n, each as likely as any other
 * @param byDriven by d from 0 to a, P(code | n, d); rows with n + d above a are those of d = a - n. Empty where it is not known
 */
public record ConversionCodes(CodeDistribution any, List<CodeDistribution> byDriven) {
    /**
     * Checks shapes.
     *
     * @throws IllegalArgumentException if there is neither none nor one for each d up to the highest code, or one has other rows or codes than
     *     the mean
     */
    public ConversionCodes {
        byDriven = List.copyOf(byDriven);
        if (!byDriven.isEmpty() && byDriven.size() <= any.codeMax()) {
            throw new IllegalArgumentException("byDriven must have at least " + (any.codeMax() + 1)
                    + " tables, since a block has at least as many rows as the highest code, had "
                    + byDriven.size());
        }
        for (int d = 0; d < byDriven.size(); d++) {
            Require.length(byDriven.get(d).nMax(), any.nMax(), "byDriven[" + d + "]");
            Require.length(byDriven.get(d).codeMax(), any.codeMax(), "byDriven[" + d + "]");
        }
    }

    /**
     * P(code | n) whatever else is driven.
     *
     * @param any the table
     * @return the codes
     */
    public static ConversionCodes of(CodeDistribution any) {
        return new ConversionCodes(any, List.of());
    }

    /** {@return whether it is known what driven rows do} */
    public boolean knowsDriven() {
        return !byDriven.isEmpty();
    }

    /**
     * With so many driven rows that have no product on the bitline.
     *
     * @param driven d, 0 to the rows of a block
     * @return P(code | n, d) for all n
     */
    public CodeDistribution given(int driven) {
        return byDriven.isEmpty() ? any : byDriven.get(driven);
    }

    /** {@return the highest code} */
    public int codeMax() {
        return any.codeMax();
    }

    /** {@return the same with every error rate at its lower 95 % bound} */
    public ConversionCodes atLowerBounds() {
        return each(CodeDistribution::atLowerBounds);
    }

    /** {@return the same with every error rate at its upper 95 % bound} */
    public ConversionCodes atUpperBounds() {
        return each(CodeDistribution::atUpperBounds);
    }

    /**
     * What a converter with the first thresholds alone reads: every code above the last of them is that one.
     *
     * @param codeMax how many thresholds are left, 1 to the highest code
     * @return the codes
     */
    public ConversionCodes clipped(int codeMax) {
        return each(codes -> codes.clipped(codeMax));
    }

    private ConversionCodes each(UnaryOperator<CodeDistribution> change) {
        return new ConversionCodes(
                change.apply(any), byDriven.stream().map(change).toList());
    }
}
