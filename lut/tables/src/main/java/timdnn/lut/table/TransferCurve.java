package timdnn.lut.table;

/**
 * The bitline at the strobe against the discharge it received: V_BL = f(x), where x is the sum of the strengths of the
 * conducting cells, in nominal cells.
 *
 * @param curve falling; axis in nominal cells (unit 1), values in V
 */
public record TransferCurve(MonotoneCurve curve) {
    /** Checks that the curve falls. */
    public TransferCurve {
        Require.present(curve, "curve");
        if (curve.increasing()) {
            throw new IllegalArgumentException("bitline_V must fall as more cells conduct, but rises");
        }
    }

    /**
     * The curve through measured states.
     *
     * @param strengthSum sums of strengths, strictly increasing, in nominal cells
     * @param bitline_V bitline voltages at the strobe, strictly falling, V
     * @param policy what to answer beyond the last state; below x = 0 nothing is ever asked
     * @return the curve
     * @throws IllegalArgumentException if the points are not such
     */
    public static TransferCurve of(double[] strengthSum, double[] bitline_V, OutOfRange policy) {
        GridAxis axis = GridAxis.of("strengthSum", "1", strengthSum);
        return new TransferCurve(MonotoneCurve.of(axis, "bitline_V", "V", bitline_V, policy));
    }

    /**
     * The bitline's voltage.
     *
     * @param strengthSum Σ s of the conducting cells
     * @return V_BL at the strobe, V
     * @throws IllegalArgumentException if the sum is outside the curve and the curve rejects that
     */
    public double bitline_V(double strengthSum) {
        return curve.valueAt(strengthSum);
    }

    /**
     * The discharge that takes the bitline to a voltage.
     *
     * @param bitline_V V_BL at the strobe, V
     * @return Σ s, in nominal cells
     * @throws IllegalArgumentException if the voltage is outside the curve and the curve rejects that
     */
    public double strengthSum(double bitline_V) {
        return curve.inverse(bitline_V);
    }
}
