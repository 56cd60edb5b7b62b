package timdnn.lut.table;

/**
 * The tables of a column, which every artefact has.
 *
 * @param timing strobe, precharge and cycle
 * @param senseLevels bitline voltage per state and the ADC's thresholds
 * @param transferCurve V_BL against the sum of cell strengths
 * @param cellStrength a cell's strength against its threshold shifts, on the path of weight and input +1
 * @param codes P(code | n), and P(code | n, d) where driven rows are known to matter
 * @param accessEnergy energy of a column per access, of the column alone or of the whole access
 */
public record ColumnTables(
        AccessTiming timing,
        SenseLevels senseLevels,
        TransferCurve transferCurve,
        CellStrength cellStrength,
        ConversionCodes codes,
        AccessEnergy accessEnergy) {
    /**
     * Checks that nothing is missing, and that thresholds, codes and conversions are equal in number.
     *
     * @throws IllegalArgumentException if not
     */
    public ColumnTables {
        Require.present(timing, "timing");
        Require.present(senseLevels, "senseLevels");
        Require.present(transferCurve, "transferCurve");
        Require.present(cellStrength, "cellStrength");
        Require.present(codes, "codeDistribution");
        Require.present(accessEnergy, "accessEnergy");
        if (senseLevels.thresholds_V().length != codes.codeMax()) {
            throw new IllegalArgumentException("codeDistribution must have a code above 0 for each of the "
                    + senseLevels.thresholds_V().length + " thresholds, had " + codes.codeMax());
        }
        accessEnergy.periphery().map(PeripheryEnergy::codeMax).ifPresent(last -> {
            if (last != codes.codeMax()) {
                throw new IllegalArgumentException("accessEnergy must have a conversion for each of the codes 0 to "
                        + codes.codeMax() + ", had one up to " + last);
            }
        });
    }
}
