package timdnn.lut.table;

/**
 * What the circuits around the array add to the energy of one column in one access: E_sampling + E_conversion(n) +
 * E_conversion(k) + E_decoder + E_digital, where n products +1 discharge BL and k products -1 discharge BLB.
 *
 * <p>All energies in joules; {@code conversion_J} and {@code decision_s} have shape {@code [code]}. A count above the
 * highest code is converted as that code. Immutable and safe to share between threads.
 */
public final class PeripheryEnergy {
    private final double sampling_J;
    private final double decoder_J;
    private final double digital_J;
    private final double[] conversion_J;
    private final double[] decision_s;

    private PeripheryEnergy(
            double sampling_J, double decoder_J, double digital_J, double[] conversion_J, double[] decision_s) {
        this.sampling_J = sampling_J;
        this.decoder_J = decoder_J;
        this.digital_J = digital_J;
        this.conversion_J = conversion_J;
        this.decision_s = decision_s;
    }

    /**
     * The energies of a column's sense path and of its share of what it has in common with others.
     *
     * @param sampling_J drivers of both sampling switches, not negative
     * @param decoder_J the column's share of decoder and select line, however many rows are driven, not negative
     * @param digital_J digital part of the peripheral unit, per column and access, not negative; 0 where it was not
     *     characterised
     * @param conversion_J a conversion of one bitline by its code, from 0, not negative
     * @param decision_s from the converter's clock until its last comparator has decided, by code, in s, positive
     * @return the energies
     * @throws IllegalArgumentException if there is no code, shapes differ or a number is out of range or not finite
     */
    public static PeripheryEnergy of(
            double sampling_J, double decoder_J, double digital_J, double[] conversion_J, double[] decision_s) {
        Require.notNegative(sampling_J, "sampling_J");
        Require.notNegative(decoder_J, "decoder_J");
        Require.notNegative(digital_J, "digital_J");
        if (conversion_J.length == 0) {
            throw new IllegalArgumentException("conversion_J must not be empty");
        }
        Require.length(decision_s.length, conversion_J.length, "decision_s");
        for (int code = 0; code < conversion_J.length; code++) {
            Require.notNegative(conversion_J[code], "conversion_J[" + code + "]");
            Require.positive(decision_s[code], "decision_s[" + code + "]");
        }
        return new PeripheryEnergy(sampling_J, decoder_J, digital_J, conversion_J.clone(), decision_s.clone());
    }

    /** {@return energy of the drivers of both sampling switches per access, J} */
    public double sampling_J() {
        return sampling_J;
    }

    /** {@return the column's share of decoder and select line per access, J} */
    public double decoder_J() {
        return decoder_J;
    }

    /** {@return energy of the digital part per column and access, J; 0 where it was not characterised} */
    public double digital_J() {
        return digital_J;
    }

    /** {@return the highest code} */
    public int codeMax() {
        return conversion_J.length - 1;
    }

    /**
     * Energy of a conversion of one bitline.
     *
     * @param count products on the bitline, not negative; a count above the highest code is converted as that code
     * @return the energy, J
     */
    public double conversion_J(int count) {
        return conversion_J[Math.min(count, codeMax())];
    }

    /**
     * From the converter's clock until its last comparator has decided.
     *
     * @param count products on the bitline, not negative; a count above the highest code is converted as that code
     * @return the time, s
     */
    public double decision_s(int count) {
        return decision_s[Math.min(count, codeMax())];
    }

    /**
     * Energy of the conversions of both bitlines.
     *
     * @param n products +1
     * @param k products -1
     * @return the energy, J
     */
    public double conversions_J(int n, int k) {
        return conversion_J(n) + conversion_J(k);
    }

    /**
     * What is added to a column's access.
     *
     * @param n products +1
     * @param k products -1
     * @return the energy, J
     */
    public double total_J(int n, int k) {
        return sampling_J + conversions_J(n, k) + decoder_J + digital_J;
    }
}
