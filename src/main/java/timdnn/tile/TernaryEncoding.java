package timdnn.tile;

/**
 * What the three states of a cell or an input stand for: {-minus, 0, plus}.
 *
 * @param plus value of the state +1, positive
 * @param minus minus the value of the state -1, positive
 */
public record TernaryEncoding(double plus, double minus) {
    /** {-1, 0, 1}. */
    public static final TernaryEncoding UNWEIGHTED = new TernaryEncoding(1, 1);

    /** Checks that both values are positive and finite. */
    public TernaryEncoding {
        if (!(plus > 0 && plus < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("plus must be positive and finite, was " + plus);
        }
        if (!(minus > 0 && minus < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("minus must be positive and finite, was " + minus);
        }
    }

    /**
     * {-a, 0, a}: one access, one scale factor.
     *
     * @param a the scale, positive
     * @return the encoding
     */
    public static TernaryEncoding symmetric(double a) {
        return new TernaryEncoding(a, a);
    }

    /**
     * {-minus, 0, plus}.
     *
     * @param minus minus the value of the state -1, positive
     * @param plus value of the state +1, positive
     * @return the encoding
     */
    public static TernaryEncoding asymmetric(double minus, double plus) {
        return new TernaryEncoding(plus, minus);
    }

    /** {@return true if both states have the same magnitude} */
    public boolean symmetric() {
        return plus == minus;
    }
}
