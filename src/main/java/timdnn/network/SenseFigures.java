package timdnn.network;

/**
 * What follows from a table and the counted accesses. Status S.
 *
 * @param tableName name of the LUT artefact
 * @param tableChecksum its checksum
 * @param errorProbability P_E = Σ P(error | n)·P(n) over the conversions of both ADCs
 * @param errorProbabilityLow the same with the table's lower 95 % bounds
 * @param errorProbabilityHigh the same with the table's upper 95 % bounds
 * @param energyPerInference_J energy of all column accesses of an image, J
 */
public record SenseFigures(
        String tableName,
        String tableChecksum,
        double errorProbability,
        double errorProbabilityLow,
        double errorProbabilityHigh,
        double energyPerInference_J) {}
