package timdnn.chip.shape;

/**
 * Shares of what is not zero, taken as independent: a product is not zero where its weight and its input are not.
 *
 * @param weights share of weights that are not zero
 * @param activations share of activations that are not zero
 * @param bits share of wordlines that an access drives: of ternary activations their own density, of bit-serial ones the
 *     share of bits that are 1
 */
public record Density(double weights, double activations, double bits) {
    /**
     * Checks the shares.
     *
     * @throws IllegalArgumentException if one is not in 0 to 1
     */
    public Density {
        for (double share : new double[] {weights, activations, bits}) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("shares must be in 0 to 1, were " + share);
            }
        }
    }

    /**
     * Weights and activations of one density; bits of unsigned activations whose levels above zero are equally frequent.
     *
     * @param share of both that is not zero
     * @param activationBits bits of an activation; 0 for ternary ones
     * @return the shares
     */
    public static Density of(double share, int activationBits) {
        double ones = activationBits == 0 ? share : share * (1 << (activationBits - 1)) / ((1 << activationBits) - 1.0);
        return new Density(share, share, ones);
    }

    /** {@return share of products of an access that are not zero} */
    public double products() {
        return weights * bits;
    }
}
