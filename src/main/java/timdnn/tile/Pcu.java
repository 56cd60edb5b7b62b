package timdnn.tile;

/**
 * The arithmetic of a peripheral compute unit on the codes of its two ADCs. Codes are summed over the blocks of a column
 * before they get here, which changes nothing since everything below is linear.
 *
 * <ul>
 *   <li>Unweighted {-1, 0, 1}: n - k.
 *   <li>Symmetric {-a, 0, a} x {-b, 0, b}: a·b·(n - k), one access.
 *   <li>Asymmetric {-w2, 0, w1} x {-i2, 0, i1}: access 1 drives only the rows with a positive input and gives
 *       i1·(w1·n1 - w2·k1); access 2 drives only the rows with a negative input, as +1, and gives -i2·(w1·n2 - w2·k2); their
 *       sum is the product (system: US 11,281,429; steps: status U).
 *   <li>Bit-serial: one access per bit b of an unsigned input, highest first; Σ_b 2^b·(n_b - k_b) by shift and add.
 * </ul>
 */
public final class Pcu {
    private Pcu() {}

    /**
     * A column's value after one access of non-negative or symmetric inputs.
     *
     * @param counts sums of codes
     * @param column the column
     * @param weights what the states of a weight stand for
     * @return w1·Σn - w2·Σk
     */
    public static double weighted(ColumnCounts counts, int column, TernaryEncoding weights) {
        return weights.symmetric()
                ? weights.plus() * counts.difference(column)
                : weights.plus() * counts.positive(column) - weights.minus() * counts.negative(column);
    }

    /**
     * A column's value after the two accesses of an asymmetric product.
     *
     * @param first sums of the access that drives the positive inputs
     * @param second sums of the access that drives the negative inputs as +1
     * @param column the column
     * @param weights what the states of a weight stand for
     * @param inputs what the states of an input stand for
     * @return i1·(w1·Σn1 - w2·Σk1) - i2·(w1·Σn2 - w2·Σk2)
     */
    public static double asymmetric(
            ColumnCounts first, ColumnCounts second, int column, TernaryEncoding weights, TernaryEncoding inputs) {
        return inputs.plus() * weighted(first, column, weights) - inputs.minus() * weighted(second, column, weights);
    }
}
