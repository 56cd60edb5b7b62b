package timdnn.train;

import ai.djl.training.tracker.Tracker;

/**
 * The learning rate by step: cosine decay from the recipe's peak to its final rate over {@code decayEpochs}; in the last
 * {@code coolDownEpochs} multiplied by a factor that falls from 1 to 0 in equal steps. A cool-down ends a training well before
 * the cosine does.
 */
final class RateSchedule {
    private final Tracker cosine;
    private final int steps;
    private final int coolDownSteps;

    RateSchedule(TrainingRecipe recipe, int batchesPerEpoch) {
        cosine = Tracker.cosine()
                .setBaseValue(recipe.peakRate())
                .optFinalValue(recipe.finalRate())
                .setMaxUpdates(recipe.decayEpochs() * batchesPerEpoch)
                .build();
        steps = recipe.epochs() * batchesPerEpoch;
        coolDownSteps = recipe.coolDownEpochs() * batchesPerEpoch;
    }

    /** Rate of a step, counted from 1. */
    float at(int step) {
        float rate = cosine.getNewValue(step);
        int left = steps - step;
        return left < coolDownSteps ? rate * left / coolDownSteps : rate;
    }
}
