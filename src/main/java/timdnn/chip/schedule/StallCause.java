package timdnn.chip.schedule;

/** Why a tile does not work. */
public enum StallCause {
    /** It waits for weights from the memory outside. */
    WEIGHTS_FROM_DRAM("weightsFromDram"),
    /** Its rows are written, after the weights have come. */
    TILE_WRITES("tileWrites"),
    /** It waits for inputs from the memory outside. */
    INPUTS_FROM_DRAM("inputsFromDram"),
    /** Partial sums or outputs go to or come from the memory outside. */
    OUTPUTS_TO_DRAM("outputsToDram"),
    /** It waits for a word of the activation buffer. */
    ACTIVATION_PORT("activationPort"),
    /** Its sums wait for a port of the partial-sum buffer. */
    PARTIAL_SUM_PORT("partialSumPort"),
    /** Its sums wait for the reduce unit. */
    REDUCE_UNIT("reduceUnit"),
    /** Its sums wait for the special-function unit. */
    SPECIAL_FUNCTION_UNIT("specialFunctionUnit"),
    /** The run that it would work on next is still in a layer before, in a pipeline. */
    LAYER_BEFORE("layerBefore"),
    /** The activation buffers hold as many runs as they can, in a pipeline. */
    ACTIVATION_ROOM("activationRoom"),
    /** It has no vector while others still work on theirs, or results of the layer are on their way. */
    END_OF_LAYER("endOfLayer"),
    /** It holds nothing of the layer. */
    UNMAPPED("unmapped");

    private final String word;

    StallCause(String word) {
        this.word = word;
    }

    /** {@return its name in results} */
    public String word() {
        return word;
    }
}
