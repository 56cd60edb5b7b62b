package timdnn.chip.energy;

import timdnn.chip.shape.Density;

/**
 * Shares of what is not zero with the ends of their range.
 *
 * @param low the sparsest
 * @param nominal the network's
 * @param high the densest
 */
public record DensityRange(Density low, Density nominal, Density high) {
    /**
     * Measured shares, which have no range.
     *
     * @param measured the shares
     * @return the range
     */
    public static DensityRange exact(Density measured) {
        return new DensityRange(measured, measured, measured);
    }

    /** {@return products that are not zero at the low end over those of the nominal shares} */
    double lowOverNominal() {
        return ratio(low);
    }

    /** {@return products that are not zero at the high end over those of the nominal shares} */
    double highOverNominal() {
        return ratio(high);
    }

    private double ratio(Density end) {
        double products = nominal.weights() * nominal.activations();
        return products == 0 ? 1 : end.weights() * end.activations() / products;
    }
}
