package timdnn.characterization.store;

/**
 * A circuit as a store keeps it.
 *
 * @param text the circuit with all includes, without analyses and {@code .end}
 * @param devices its transistors as {@link StoredDevices} has them; empty where they were not asked for
 */
public record StoredNetlist(String text, String devices) {}
