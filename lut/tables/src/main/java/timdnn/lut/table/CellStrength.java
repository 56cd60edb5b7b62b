package timdnn.lut.table;

/**
 * How strongly one mismatched cell discharges its bitline, relative to the nominal cell: s = 1 + a·da + b·ds + c·da² +
 * d·da·ds + e·ds², where da and ds are the threshold shifts of the access and the storage device in the conducting stack.
 *
 * <p>Together with {@link TransferCurve} this is the bridge from SPICE to a die with frozen mismatch: V_BL = f(Σ s).
 *
 * @param access_perV a, 1/V
 * @param storage_perV b, 1/V
 * @param accessAccess_perV2 c, 1/V²
 * @param accessStorage_perV2 d, 1/V²
 * @param storageStorage_perV2 e, 1/V²
 * @param sigma standard deviation of s over the mismatch the coefficients were fitted on; 0 or more, without unit
 */
public record CellStrength(
        double access_perV,
        double storage_perV,
        double accessAccess_perV2,
        double accessStorage_perV2,
        double storageStorage_perV2,
        double sigma) {
    /** Checks that every coefficient is finite and sigma is not negative. */
    public CellStrength {
        Require.finite(access_perV, "access_perV");
        Require.finite(storage_perV, "storage_perV");
        Require.finite(accessAccess_perV2, "accessAccess_perV2");
        Require.finite(accessStorage_perV2, "accessStorage_perV2");
        Require.finite(storageStorage_perV2, "storageStorage_perV2");
        Require.notNegative(sigma, "sigma");
    }

    /**
     * The strength of a cell.
     *
     * @param accessShift_V threshold shift of the access device, V
     * @param storageShift_V threshold shift of the storage device, V
     * @return the strength; 1 for no shift, never below 0
     */
    public double strengthAt(double accessShift_V, double storageShift_V) {
        double strength = 1
                + access_perV * accessShift_V
                + storage_perV * storageShift_V
                + accessAccess_perV2 * accessShift_V * accessShift_V
                + accessStorage_perV2 * accessShift_V * storageShift_V
                + storageStorage_perV2 * storageShift_V * storageShift_V;
        return Math.max(0, strength);
    }
}
