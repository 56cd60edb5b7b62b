package timdnn.train.text;

import timdnn.train.Precision;

/**
 * Every number that a trained network of words depends on, apart from the text.
 *
 * @param name recipe name, written into the model
 * @param cell what it makes of its products
 * @param precision of weights, word vectors as the cell reads them, and hidden state
 * @param seed seed of all random draws
 * @param units hidden units, and values of a word vector
 * @param streams streams of the training text that are read at once: the batch
 * @param window words of a stream in an optimiser step, through which the gradient goes back in time
 * @param epochs passes over the training text; the model is that after the last
 * @param negatives words that a step's softmax is estimated from, besides the words that follow
 * @param dropout share of the cell's inputs, and of the softmax's, that are 0 in a step
 * @param peakRate learning rate of the first step
 * @param finalRate learning rate at the end of the cosine decay
 * @param largestNorm norm that the gradient of all arrays is cut to
 * @param ternaryThreshold weights below this multiple of their mean magnitude become zero
 */
record TextRecipe(
        String name,
        Cell cell,
        Precision precision,
        int seed,
        int units,
        int streams,
        int window,
        int epochs,
        int negatives,
        float dropout,
        float peakRate,
        float finalRate,
        float largestNorm,
        float ternaryThreshold) {
    /** Checks the ranges. */
    TextRecipe {
        if (units < 1 || streams < 1 || window < 1 || epochs < 1 || negatives < 1) {
            throw new IllegalArgumentException("units, streams, window, epochs and negatives must be positive, were "
                    + units + ", " + streams + ", " + window + ", " + epochs + ", " + negatives);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout must be in [0, 1), was " + dropout);
        }
    }

    /**
     * A recipe by name.
     *
     * @param name {@code sotu-lstm} or {@code sotu-gru}; {@code sotu-lstm-full}, {@code sotu-gru-full}: the same in full precision
     * @return the recipe
     */
    static TextRecipe named(String name) {
        return switch (name) {
            case "sotu-lstm" -> sotu(name, Cell.LSTM, Precision.TERNARY);
            case "sotu-lstm-full" -> sotu(name, Cell.LSTM, Precision.FULL);
            case "sotu-gru" -> sotu(name, Cell.GRU, Precision.TERNARY);
            case "sotu-gru-full" -> sotu(name, Cell.GRU, Precision.FULL);
            default ->
                throw new IllegalArgumentException(
                        "recipe must be sotu-lstm, sotu-lstm-full, sotu-gru or sotu-gru-full, was " + name);
        };
    }

    private static TextRecipe sotu(String name, Cell cell, Precision precision) {
        return new TextRecipe(name, cell, precision, 20202, 300, 32, 35, 5, 512, 0.15f, 2e-3f, 2e-5f, 1, 0.75f);
    }
}
