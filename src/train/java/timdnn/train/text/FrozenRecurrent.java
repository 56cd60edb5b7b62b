package timdnn.train.text;

/** A ternary {@link RecurrentNetwork} as numbers, with U hidden units. */
final class FrozenRecurrent {
    /** What it makes of the products. */
    final Cell cell;

    /** U. */
    final int units;

    /** Word vectors {@code [word][unit]}. */
    final float[] vectors;

    /** Magnitude above which an entry of them is not 0 to the cell. */
    final float vectorThreshold;

    /** {@code [word]}. */
    final float[] wordBias;

    /** -1, 0, +1 {@code [gate · U + unit][row]}. */
    final float[] inputCodes;

    /** The same of the hidden state. */
    final float[] stateCodes;

    /** What a whole sum of input products is worth {@code [gate · U + unit]}. */
    final float[] inputGain;

    /** The same of the hidden state. */
    final float[] stateGain;

    /** {@code [gate · U + unit]}. */
    final float[] gateBias;

    FrozenRecurrent(
            Cell cell,
            int units,
            float[] vectors,
            float vectorThreshold,
            float[] wordBias,
            float[] inputCodes,
            float[] stateCodes,
            float[] inputGain,
            float[] stateGain,
            float[] gateBias) {
        this.cell = cell;
        this.units = units;
        this.vectors = vectors;
        this.vectorThreshold = vectorThreshold;
        this.wordBias = wordBias;
        this.inputCodes = inputCodes;
        this.stateCodes = stateCodes;
        this.inputGain = inputGain;
        this.stateGain = stateGain;
        this.gateBias = gateBias;
    }
}
