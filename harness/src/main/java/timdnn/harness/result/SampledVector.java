package timdnn.harness.result;

/**
 * One vector of a plot whose values are read block by block, since they may be more than memory holds twice. Valid as long
 * as its plot: the simulator's own vectors end with it.
 */
public interface SampledVector {
    /**
     * Name of the vector.
     *
     * @return name as ngspice gives it, for example {@code v(bl)}
     */
    String name();

    /**
     * What it holds.
     *
     * @return the quantity
     */
    Vector.Quantity quantity();

    /**
     * Whether the values are complex.
     *
     * @return true for an AC analysis' results
     */
    boolean isComplex();

    /**
     * Number of values.
     *
     * @return the length
     */
    int length();

    /**
     * Copies some of the values.
     *
     * @param from zero-based index of the first
     * @param count how many, all within the length
     * @param into receives {@code count} values, or as many pairs of real and imaginary part if complex
     */
    void read(int from, int count, double[] into);
}
