package timdnn.chip.program;

/** What goes between the chip and the memory outside of it. */
public enum Traffic {
    /** Ternary weights, two bits each. */
    WEIGHTS("weights"),
    /** Activations that a layer reads. */
    INPUTS("inputs"),
    /** Activations that a layer leaves. */
    OUTPUTS("outputs"),
    /** Partial sums that do not fit the buffers. */
    SUMS("sums"),
    /** Instructions of a segment. */
    INSTRUCTIONS("instructions");

    private final String word;

    Traffic(String word) {
        this.word = word;
    }

    /** {@return its name in programs} */
    public String word() {
        return word;
    }
}
