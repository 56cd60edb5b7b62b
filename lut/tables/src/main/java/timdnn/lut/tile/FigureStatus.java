package timdnn.lut.tile;

/** What a figure rests on. */
public enum FigureStatus {
    /** Stated in the paper's abstract or in a patent's claims. */
    A,
    /** Believed to be in the paper's body, not verified against its text. */
    U,
    /** Derived by arithmetic from other figures. */
    D,
    /** Simulated by this project. */
    S
}
