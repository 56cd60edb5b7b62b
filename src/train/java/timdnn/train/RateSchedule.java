package timdnn.train;

import ai.djl.training.tracker.Tracker;

/** The learning rate by step: cosine decay from the recipe's peak to its final rate over all its epochs. */
public final class RateSchedule {
    private final Tracker cosine;

    RateSchedule(TrainingRecipe recipe, int batchesPerEpoch) {
        this(recipe.peakRate(), recipe.finalRate(), recipe.epochs() * batchesPerEpoch);
    }

    /** A schedule of so many steps from a rate to another. */
    public RateSchedule(float peak, float last, int steps) {
        cosine = Tracker.cosine()
                .setBaseValue(peak)
                .optFinalValue(last)
                .setMaxUpdates(steps)
                .build();
    }

    /** Rate of a step, counted from 1. */
    public float at(int step) {
        return cosine.getNewValue(step);
    }
}
