package timdnn.lut.tile;

import java.util.List;
import timdnn.lut.table.Require;

/**
 * One of the four ways in which a cell discharges a bitline. Its strength, in nominal cells, is s = 1 + ε with ε = nominal +
 * Σ a_i·x_i + Σ_{i≤j} b_ij·x_i·x_j, where x_i are the threshold shifts in V of the path's devices from the bitline to ground.
 *
 * @param weight stored weight, 1 or -1
 * @param input input, 1 or -1; the path leads from BL where weight and input are equal
 * @param nominal ε of the nominal cell
 * @param sigma standard deviation of ε over mismatch
 * @param linear_perV a_i, {@code [device]}, 1/V
 * @param quadratic_perV2 b_ij for i ≤ j in the order 00, 01, .., 11, .., 1/V²
 * @param residual root mean square of ε less its polynomial, on cells held out
 */
public record ReadPath(
        int weight,
        int input,
        double nominal,
        Quantity sigma,
        List<Double> linear_perV,
        List<Double> quadratic_perV2,
        double residual) {
    /**
     * Checks signs and sizes, and copies the lists.
     *
     * @throws IllegalArgumentException if they do not fit
     */
    public ReadPath {
        if (Math.abs(weight) != 1) {
            throw new IllegalArgumentException("weight must be 1 or -1, was " + weight);
        }
        if (Math.abs(input) != 1) {
            throw new IllegalArgumentException("input must be 1 or -1, was " + input);
        }
        Require.finite(nominal, "nominal");
        Require.present(sigma, "sigma").notNegative("sigma");
        linear_perV = Require.finite(linear_perV, "linear_perV");
        quadratic_perV2 = Require.finite(quadratic_perV2, "quadratic_perV2");
        Require.length(quadratic_perV2.size(), linear_perV.size() * (linear_perV.size() + 1) / 2, "quadratic_perV2");
        Require.notNegative(residual, "residual");
    }

    /** {@return whether the path leads from BL} */
    public boolean onBl() {
        return weight == input;
    }

    /**
     * The strength of a cell on this path.
     *
     * @param shifts_V threshold shifts, {@code [device]}, V
     * @return s, never below 0
     * @throws IllegalArgumentException if there is not a shift a device
     */
    public double strengthAt(double... shifts_V) {
        Require.length(shifts_V.length, linear_perV.size(), "shifts_V");
        double strength = 1 + nominal;
        int next = 0;
        for (int i = 0; i < shifts_V.length; i++) {
            strength += linear_perV.get(i) * shifts_V[i];
            for (int j = i; j < shifts_V.length; j++) {
                strength += quadratic_perV2.get(next++) * shifts_V[i] * shifts_V[j];
            }
        }
        return Math.max(0, strength);
    }
}
