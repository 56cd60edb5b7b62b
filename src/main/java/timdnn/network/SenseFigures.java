package timdnn.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What follows from a table and the counted accesses. Status S.
 *
 * @param tableName name of the LUT artefact
 * @param tableChecksum its checksum
 * @param errorProbability P_E = Σ P(error | n)·P(n) over the conversions of both ADCs
 * @param errorProbabilityLow the same with the table's lower 95 % bounds
 * @param errorProbabilityHigh the same with the table's upper 95 % bounds
 * @param energyPerInference_J energy of all column accesses of an image, J
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
