package timdnn.lut.table;

/** What a table answers outside the range it was measured on. */
public enum OutOfRange {
    /** Refuses: {@link IllegalArgumentException}. The choice when an extrapolated value would be mistaken for data. */
    REJECT,
    /** Answers with the value at the nearest end of the range. */
    CLAMP,
    /** Continues with the slope at the nearest end of the range. */
    EXTRAPOLATE_LINEAR
}
