package timdnn.train;

import ai.djl.training.tracker.Tracker;

/** The learning rate by step: cosine decay from the recipe's peak to its final rate over all its epochs. */
final class RateSchedule {
    private final Tracker cosine;

    RateSchedule(TrainingRecipe recipe, int batchesPerEpoch) {
        cosine = Tracker.cosine()
                .setBaseValue(recipe.peakRate())
                .optFinalValue(recipe.finalRate())
                .setMaxUpdates(recipe.epochs() * batchesPerEpoch)
                .build();
    }

    /** Rate of a step, counted from 1. */
    float at(int step) {
        return cosine.getNewValue(step);
    }
}
