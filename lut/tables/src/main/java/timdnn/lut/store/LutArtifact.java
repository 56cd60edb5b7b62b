package timdnn.lut.store;

import timdnn.lut.table.AccessEnergy;
import timdnn.lut.table.AccessTiming;
import timdnn.lut.table.CellStrength;
import timdnn.lut.table.ConversionCodes;
import timdnn.lut.table.SenseLevels;
import timdnn.lut.table.TransferCurve;

/**
 * Everything the levels above the circuit need to know of a column at one corner. Immutable; written and read by
 * {@link LutFile}.
 *
 * @param name the artefact's name, for reports
 * @param provenance corner and origin
 * @param timing strobe, precharge and cycle
 * @param senseLevels bitline voltage per state and the ADC's thresholds
 * @param transferCurve V_BL against the sum of cell strengths
 * @param cellStrength a cell's strength against its threshold shifts
 * @param codes P(code | n), and P(code | n, d) where driven rows are known to matter
 * @param accessEnergy energy of a column per access, of the column alone or of the whole access
 * @param fitReport held-out errors of the fits
 */
public record LutArtifact(
        String name,
        Provenance provenance,
        AccessTiming timing,
        SenseLevels senseLevels,
        TransferCurve transferCurve,
        CellStrength cellStrength,
        ConversionCodes codes,
        AccessEnergy accessEnergy,
        FitReport fitReport) {
    /** Checks that nothing is missing, and that thresholds, codes and conversions are equal in number. */
    public LutArtifact {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("name must be given");
        }
        requirePresent(provenance, "provenance");
        requirePresent(timing, "timing");
        requirePresent(senseLevels, "senseLevels");
        requirePresent(transferCurve, "transferCurve");
        requirePresent(cellStrength, "cellStrength");
        requirePresent(codes, "codeDistribution");
        requirePresent(accessEnergy, "accessEnergy");
        requirePresent(fitReport, "fitReport");
        if (senseLevels.thresholds_V().length != codes.codeMax()) {
            throw new IllegalArgumentException("codeDistribution must have a code above 0 for each of the "
                    + senseLevels.thresholds_V().length + " thresholds, had " + codes.codeMax());
        }
        if (accessEnergy.periphery().isPresent()
                && accessEnergy.periphery().get().codeMax() != codes.codeMax()) {
            throw new IllegalArgumentException("accessEnergy must have a conversion for each of the codes 0 to "
                    + codes.codeMax() + ", had one up to "
                    + accessEnergy.periphery().get().codeMax());
        }
    }

    private static void requirePresent(Object part, String name) {
        if (part == null) {
            throw new IllegalArgumentException(name + " must be given");
        }
    }

    /** {@return {@code sha256:} and the hash of the canonical form, as {@link LutFile} writes it} */
    public String checksum() {
        return CanonicalJson.checksum(LutEncoder.encode(this));
    }
}
