package timdnn.train;

import java.util.Optional;
import timdnn.train.image.Displacement;

/**
 * Every number that the trained network depends on, apart from the data.
 *
 * @param name recipe name, written into the model
 * @param topology which network
 * @param precision of its weights and activations
 * @param levels what the states of its cells stand for
 * @param seed seed of all random draws
 * @param batch images in an optimiser step
 * @param epochs passes over the training part
 * @param snappedEpochs how many of the last epochs run with frozen statistics and snapped thresholds; the model is
 *     chosen among these
 * @param heldOut last images of the training set that only choose the epoch
 * @param peakRate learning rate of the first step
 * @param finalRate learning rate at the end of the cosine decay
 * @param ternaryThreshold weights below this multiple of their mean magnitude become zero
 * @param noise sensing errors while training
 * @param teacher recipe of the network in full precision that it learns from besides the labels; nothing for none
 * @param displacement how training images are displaced
 */
record TrainingRecipe(
        String name,
        Topology topology,
        Precision precision,
        WeightLevels.Kind levels,
        int seed,
        int batch,
        int epochs,
        int snappedEpochs,
        int heldOut,
        float peakRate,
        float finalRate,
        float ternaryThreshold,
        SenseNoise noise,
        Optional<String> teacher,
        Displacement displacement) {

    /** Of handwritten digits. */
    private static final Displacement DIGITS = new Displacement(10, 0.1, 2, false, false);

    /** Checks the ranges. */
    TrainingRecipe {
        if (batch < 1 || heldOut < 1) {
            throw new IllegalArgumentException("batch and heldOut must be positive, were " + batch + ", " + heldOut);
        }
        if (snappedEpochs < 1 || snappedEpochs >= epochs) {
            throw new IllegalArgumentException("snappedEpochs must be in [1, epochs), was " + snappedEpochs);
        }
    }

    /** The networks. */
    enum Topology {
        /** {@link TernaryLeNet}. */
        LENET,
        /** {@link TernaryLeNet} with half of the maps and units. */
        SMALL_LENET,
        /** {@link ResidualNetwork}. */
        RESIDUAL
    }

    /**
     * A recipe by name.
     *
     * @param name {@code mnist-cnn}; {@code mnist-asymmetric} and {@code mnist-per-channel}: smaller ones with other levels;
     *     {@code fashion-cnn}, or {@code fashion-cnn-full}: the same in full precision
     * @return the recipe
     */
    static TrainingRecipe named(String name) {
        return switch (name) {
            case "mnist-cnn" -> mnistCnn();
            case "mnist-asymmetric" -> smallMnist(name, WeightLevels.Kind.ASYMMETRIC, 20203);
            case "mnist-per-channel" -> smallMnist(name, WeightLevels.Kind.PER_CHANNEL, 20204);
            case "fashion-cnn" -> fashionCnn(name, Precision.TERNARY);
            case "fashion-cnn-full" -> fashionCnn(name, Precision.FULL);
            default ->
                throw new IllegalArgumentException(
                        "recipe must be mnist-cnn, mnist-asymmetric, mnist-per-channel, fashion-cnn or fashion-cnn-full, was "
                                + name);
        };
    }

    /** The same with sensing errors while training. */
    TrainingRecipe with(SenseNoise errors) {
        return new TrainingRecipe(
                name,
                topology,
                precision,
                levels,
                seed,
                batch,
                epochs,
                snappedEpochs,
                heldOut,
                peakRate,
                finalRate,
                ternaryThreshold,
                errors,
                teacher,
                displacement);
    }

    private static TrainingRecipe mnistCnn() {
        return new TrainingRecipe(
                "mnist-cnn",
                Topology.LENET,
                Precision.TERNARY,
                WeightLevels.Kind.UNIT,
                20200,
                128,
                40,
                10,
                5000,
                2e-3f,
                2e-5f,
                0.75f,
                SenseNoise.NONE,
                Optional.empty(),
                DIGITS);
    }

    private static TrainingRecipe smallMnist(String name, WeightLevels.Kind levels, int seed) {
        return new TrainingRecipe(
                name,
                Topology.SMALL_LENET,
                Precision.TERNARY,
                levels,
                seed,
                128,
                15,
                4,
                5000,
                2e-3f,
                2e-5f,
                0.75f,
                SenseNoise.NONE,
                Optional.empty(),
                DIGITS);
    }

    private static TrainingRecipe fashionCnn(String name, Precision precision) {
        Displacement displacement = new Displacement(0, 0, 2, true, true);
        return new TrainingRecipe(
                name,
                Topology.RESIDUAL,
                precision,
                WeightLevels.Kind.UNIT,
                20201,
                128,
                30,
                6,
                5000,
                2e-3f,
                2e-5f,
                0.75f,
                SenseNoise.NONE,
                precision == Precision.TERNARY ? Optional.of("fashion-cnn-full") : Optional.empty(),
                displacement);
    }
}
