package timdnn.lut.tile;

/** How a comparator's trim code is chosen. */
public enum TrimKind {
    /** There is none. */
    NONE,
    /** The code whose shift is nearest to the offset at the thresholds that it is trimmed at. */
    NEAREST_CODE
}
