package timdnn.train;

/**
 * Every number that the trained network depends on, apart from the data.
 *
 * @param name recipe name, written into the model
 * @param seed seed of all random draws
 * @param batch images in an optimiser step
 * @param epochs passes over the training part
 * @param snappedEpochs how many of the last epochs run with frozen statistics and snapped thresholds; the model is
 *     chosen among these
 * @param heldOut last images of the training set that only choose the epoch
 * @param peakRate learning rate of the first step
 * @param finalRate learning rate at the end of the cosine decay
 * @param ternaryThreshold weights below this multiple of their mean magnitude become zero
 */
record TrainingRecipe(
        String name,
        int seed,
        int batch,
        int epochs,
        int snappedEpochs,
        int heldOut,
        float peakRate,
        float finalRate,
        float ternaryThreshold) {

    /** Checks the ranges. */
    TrainingRecipe {
        if (batch < 1 || heldOut < 1) {
            throw new IllegalArgumentException("batch and heldOut must be positive, were " + batch + ", " + heldOut);
        }
        if (snappedEpochs < 1 || snappedEpochs >= epochs) {
            throw new IllegalArgumentException("snappedEpochs must be in [1, epochs), was " + snappedEpochs);
        }
    }

    /**
     * The recipe of the committed model.
     *
     * @return the recipe
     */
    static TrainingRecipe mnistCnn() {
        return new TrainingRecipe("mnist-cnn", 20200, 128, 40, 10, 5000, 2e-3f, 2e-5f, 0.75f);
    }
}
