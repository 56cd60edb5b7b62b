package timdnn.characterization.strength;

/**
 * A bitline from the strengths of its cells: V = f(Σ s) + d·δ(Σ s), with s = 1 + ε of each conducting cell and d rows
 * whose wordline rises without a product on this bitline.
 *
 * @param curve f
 * @param load δ
 */
@SuppressWarnings("MemberName") // suffixes are units
public record StrengthModel(NominalCurve curve, RowLoad load) {
    /**
     * Strength of the only conducting cell of a bitline: f⁻¹(V).
     *
     * @param bitline_V voltage at the strobe in V
     * @return s, 1 for the nominal cell
     */
    public double strength(double bitline_V) {
        return curve.strengthSum(bitline_V);
    }

    /**
     * The bitline's voltage at the strobe.
     *
     * @param strengthSum Σ s of the conducting cells
     * @param driven rows whose wordline rises without a product on this bitline
     * @return V
     */
    public double bitline_V(double strengthSum, int driven) {
        return curve.voltage_V(strengthSum) + driven * load.at_V(strengthSum);
    }
}
