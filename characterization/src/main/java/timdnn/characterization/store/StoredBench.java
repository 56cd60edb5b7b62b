package timdnn.characterization.store;

/**
 * A bench as stored: what it takes to write its samples as stand-alone decks.
 *
 * @param netlistSha256 fingerprint of its circuit
 * @param analysis the command
 * @param measures {@code .meas} cards, one a line
 * @param draws addresses of its mismatch; empty where nothing varies
 */
public record StoredBench(String netlistSha256, String analysis, String measures, String draws) {}
