package timdnn.network.accuracy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What follows from a table and the counted accesses. Status S.
 *
 * @param tableName name of the LUT artefact
 * @param tableChecksum its checksum
 * @param errorProbability P_E = Σ P(error | n)·P(n) over the conversions of both ADCs
 * @param errorProbabilityLow lower end of its 95 % interval over images and the table's rates: 0 if one image was counted
 * @param errorProbabilityHigh upper end; 1 if one image was counted
 * @param energyPerInference_J energy of all column accesses of an image, J
 * @param energyPerInferenceLow_J lower end of its 95 % interval over images, J; 0 if one image was counted
 * @param energyPerInferenceHigh_J upper end, J; infinite if one image was counted
 * @param energyParts_J the same by part: bitlines, wordlines and leakage; of whole accesses also sampling, conversions and,
 *     where the table has it, digital
 */
public record SenseFigures(
        String tableName,
        String tableChecksum,
        double errorProbability,
        double errorProbabilityLow,
        double errorProbabilityHigh,
        double energyPerInference_J,
        double energyPerInferenceLow_J,
        double energyPerInferenceHigh_J,
        Map<String, Double> energyParts_J) {
    /** Copies the map, keeping its order. */
    public SenseFigures {
        energyParts_J = Collections.unmodifiableMap(new LinkedHashMap<>(energyParts_J));
    }

    /** {@return whether the energy is that of whole accesses, and not of columns alone} */
    public boolean wholeAccesses() {
        return energyParts_J.containsKey("conversions");
    }
}
