package timdnn.characterization.area;

/** Which of a layout rule's three values is meant. */
public enum Density {
    /** What a layout by hand reaches; the small end of an area. */
    COMPACT,
    /** What is expected. */
    LIKELY,
    /** What a careful or automatic layout takes; the large end of an area. */
    LOOSE
}
