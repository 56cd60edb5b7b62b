package timdnn.train;

/** What weights and activations of a network may be. */
public enum Precision {
    /** Weights -1, 0 and +1, activations of two bits: what the tile runs. */
    TERNARY,
    /** Weights and activations as real numbers (float32), with a rectifier: what the ternary network is compared with. */
    FULL
}
