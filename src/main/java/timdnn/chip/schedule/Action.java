package timdnn.chip.schedule;

/** What a component of the chip does, one at a time; energy is a price times a count of these. */
public enum Action {
    /** A block's wordlines driven, or a row of 6T cells read: one access of a tile. */
    ACCESS("tile", "access"),
    /** A column in an access: both bitlines, sampling and conversions, or the cells of a ternary word read. */
    COLUMN("tile", "column"),
    /** A lane of a near-memory tile that multiplies and adds. */
    LANE("tile", "multiplyAccumulate"),
    /** A row of ternary words written. */
    ROW_WRITE("tile", "rowWrite"),
    /** A word read from an activation buffer. */
    ACTIVATION_READ("activationBuffer", "read"),
    /** A word written to one. */
    ACTIVATION_WRITE("activationBuffer", "write"),
    /** A word read from a partial-sum buffer. */
    SUM_READ("partialSumBuffer", "read"),
    /** A word written to one. */
    SUM_WRITE("partialSumBuffer", "write"),
    /** A word written to a weight buffer, of weights that come before tiles are free. */
    WEIGHT_BUFFER_WRITE("weightBuffer", "write"),
    /** A word read from one. */
    WEIGHT_BUFFER_READ("weightBuffer", "read"),
    /** An addition of two partial sums. */
    ADDITION("reduceUnit", "addition"),
    /** A rectification. */
    RELU("specialFunctionUnit", "relu"),
    /** A quantisation. */
    QUANTISE("specialFunctionUnit", "quantise"),
    /** An operation of a vector lane. */
    VECTOR("specialFunctionUnit", "vector"),
    /** An operation of a scalar element. */
    SCALAR("specialFunctionUnit", "scalar"),
    /** An instruction read by a bank. */
    INSTRUCTION_READ("instructionMemory", "read"),
    /** A bit read from the memory outside. */
    DRAM_READ("dram", "readBit"),
    /** A bit written to it. */
    DRAM_WRITE("dram", "writeBit");

    private final String component;
    private final String word;

    Action(String component, String word) {
        this.component = component;
        this.word = word;
    }

    /** {@return the component that does it} */
    public String component() {
        return component;
    }

    /** {@return its name in results} */
    public String word() {
        return word;
    }
}
