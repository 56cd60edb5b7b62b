package timdnn.harness.ngspice.binding;

import com.sun.jna.Pointer;

/** A vector in ngspice's memory, not copied. It ends with its plot, or with the next step of an analysis that adds to it. */
public final class LocatedVector {
    private final int type;
    private final boolean complex;
    private final int length;
    private final Pointer values;

    LocatedVector(int type, boolean complex, int length, Pointer values) {
        this.type = type;
        this.complex = complex;
        this.length = length;
        this.values = values;
    }

    /**
     * What the vector holds.
     *
     * @return type number, see {@link VectorInfo#v_type}
     */
    public int type() {
        return type;
    }

    /**
     * Whether values are complex.
     *
     * @return true if not real
     */
    public boolean isComplex() {
        return complex;
    }

    /**
     * Number of values.
     *
     * @return the length
     */
    public int length() {
        return length;
    }

    /**
     * Copies some of the values.
     *
     * @param from zero-based index of the first
     * @param count how many
     * @param into receives them, pairs of real and imaginary part if complex
     */
    public void read(int from, int count, double[] into) {
        int parts = complex ? 2 : 1;
        values.read((long) Double.BYTES * parts * from, into, 0, parts * count);
    }
}
