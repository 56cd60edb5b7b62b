package timdnn.lut.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Energy of one column in one access of a block: E(n, k, a) = E_precharge + E_bitline(n, k) + E_leakage + a·E_wordline, where
 * n products +1 discharge BL, k products -1 discharge BLB and a rows have an active wordline. A whole access has the
 * {@link PeripheryEnergy} besides: + E_sampling + E_conversion(n) + E_conversion(k) + E_decoder + E_digital.
 *
 * <p>All energies in joules. {@code bitline_J} has shape {@code [n][k]} with n + k ≤ {@link #rowsABlock}; a block has no
 * more rows than that. The wordline's energy is the column's share of driving one row: the row's energy divided by the
 * number of columns. Immutable and safe to share between threads.
 */
public final class AccessEnergy {
    private final double precharge_J;
    private final double leakage_J;
    private final double wordlinePerRow_J;
    private final double[][] bitline_J;
    private final Optional<PeripheryEnergy> periphery;

    private AccessEnergy(
            double precharge_J,
            double leakage_J,
            double wordlinePerRow_J,
            double[][] bitline_J,
            Optional<PeripheryEnergy> periphery) {
        this.precharge_J = precharge_J;
        this.leakage_J = leakage_J;
        this.wordlinePerRow_J = wordlinePerRow_J;
        this.bitline_J = bitline_J;
        this.periphery = periphery;
    }

    /**
     * The energies of a column alone.
     *
     * @param precharge_J of switching the precharge devices, per access, not negative
     * @param leakage_J of the cells that should not conduct, per access, not negative
     * @param wordlinePerRow_J the column's share of one active row's wordline, not negative
     * @param bitline_J of restoring the bitlines, {@code [n][k]}, n from 0 to the rows a of a block; row n needs at least
     *     a + 1 - n values, others are ignored; not negative
     * @return the energies
     * @throws IllegalArgumentException if a shape is wrong or an energy is negative or not finite
     */
    public static AccessEnergy of(double precharge_J, double leakage_J, double wordlinePerRow_J, double[][] bitline_J) {
        Require.notNegative(precharge_J, "precharge_J");
        Require.notNegative(leakage_J, "leakage_J");
        Require.notNegative(wordlinePerRow_J, "wordlinePerRow_J");
        if (bitline_J.length < 2) {
            throw new IllegalArgumentException("bitline_J must have at least 2 values, had " + bitline_J.length);
        }
        double[][] copy = new double[bitline_J.length][];
        for (int n = 0; n < copy.length; n++) {
            copy[n] = new double[copy.length - n];
            if (bitline_J[n].length < copy[n].length) {
                throw new IllegalArgumentException("bitline_J[" + n + "] must have at least " + copy[n].length
                        + " values, had " + bitline_J[n].length);
            }
            for (int k = 0; k < copy[n].length; k++) {
                copy[n][k] = Require.notNegative(bitline_J[n][k], "bitline_J[" + n + "][" + k + "]");
            }
        }
        return new AccessEnergy(precharge_J, leakage_J, wordlinePerRow_J, copy, Optional.empty());
    }

    /**
     * The energies of a whole access, whose bitlines carry hold capacitors and whose leakage goes on until the next access.
     *
     * @param around what the circuits around the array add
     * @return the energies
     */
    public AccessEnergy with(PeripheryEnergy around) {
        return new AccessEnergy(precharge_J, leakage_J, wordlinePerRow_J, bitline_J, Optional.of(around));
    }

    /** {@return rows of a block: no more products than this can be other than zero} */
    public int rowsABlock() {
        return bitline_J.length - 1;
    }

    /** {@return energy of the precharge devices per access, J} */
    public double precharge_J() {
        return precharge_J;
    }

    /** {@return energy of leaking cells per access, and of idle converters in a whole one, J} */
    public double leakage_J() {
        return leakage_J;
    }

    /** {@return the column's share of one active row's wordline, J} */
    public double wordlinePerRow_J() {
        return wordlinePerRow_J;
    }

    /** {@return what the circuits around the array add; empty for a column alone} */
    public Optional<PeripheryEnergy> periphery() {
        return periphery;
    }

    /**
     * Energy of restoring both bitlines.
     *
     * @param n products +1
     * @param k products -1
     * @return the energy, J
     * @throws IllegalArgumentException if n or k is negative or their sum is above the rows of a block
     */
    public double bitline_J(int n, int k) {
        if (n < 0 || k < 0 || n + k > rowsABlock()) {
            throw new IllegalArgumentException(
                    "n and k must not be negative and n + k at most " + rowsABlock() + ", were " + n + " and " + k);
        }
        return bitline_J[n][k];
    }

    /**
     * Energy of the column in one access.
     *
     * @param n products +1
     * @param k products -1
     * @param activeRows rows whose wordline is driven, n + k to the rows of a block
     * @return the energy, J
     * @throws IllegalArgumentException if the counts do not fit a block
     */
    public double total_J(int n, int k, int activeRows) {
        requireFitting(n, k, activeRows);
        return precharge_J
                + leakage_J
                + bitline_J(n, k)
                + activeRows * wordlinePerRow_J
                + periphery.map(around -> around.total_J(n, k)).orElse(0.0);
    }

    private void requireFitting(int n, int k, int activeRows) {
        if (activeRows < n + k || activeRows > rowsABlock()) {
            throw new IllegalArgumentException(
                    "activeRows must be in " + (n + k) + " to " + rowsABlock() + ", was " + activeRows);
        }
    }

    /**
     * Energy of the column in one access by part: bitlines (with the precharge devices), wordlines (with the decoder) and
     * leakage; of a whole access also sampling, conversions and, where it was characterised, digital.
     *
     * @param n products +1
     * @param k products -1
     * @param activeRows rows whose wordline is driven, n + k to the rows of a block
     * @return J by part
     * @throws IllegalArgumentException if the counts do not fit a block
     */
    public Map<String, Double> parts_J(int n, int k, int activeRows) {
        requireFitting(n, k, activeRows);
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("bitlines", precharge_J + bitline_J(n, k));
        parts.put(
                "wordlines",
                activeRows * wordlinePerRow_J
                        + periphery.map(PeripheryEnergy::decoder_J).orElse(0.0));
        periphery.ifPresent(around -> {
            parts.put("sampling", around.sampling_J());
            parts.put("conversions", around.conversions_J(n, k));
            if (around.digital_J() > 0) {
                parts.put("digital", around.digital_J());
            }
        });
        parts.put("leakage", leakage_J);
        return Collections.unmodifiableMap(parts);
    }
}
