package timdnn.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.List;
import java.util.Map;

/** Optimiser steps on a {@link TernaryLeNet} (Adam, cosine decay) and the exact evaluation of it. */
final class TrainingLoop {
    private static final int EVALUATION_BATCH = 500;

    private final NDManager manager;
    private final TernaryLeNet network;
    private final Examples examples;
    private final Optimizer optimizer;
    private final Loss loss = new SoftmaxCrossEntropyLoss();

    TrainingLoop(NDManager manager, TernaryLeNet network, Examples examples, TrainingRecipe recipe) {
        this.manager = manager;
        this.network = network;
        this.examples = examples;
        optimizer = Optimizer.adam()
                .optLearningRateTracker(Tracker.cosine()
                        .setBaseValue(recipe.peakRate())
                        .optFinalValue(recipe.finalRate())
                        .setMaxUpdates(recipe.epochs() * examples.batchesPerEpoch())
                        .build())
                .build();
    }

    /**
     * One pass over the training digits.
     *
     * @return mean cross-entropy, in nats
     */
    double epoch() {
        double sum = 0;
        for (Batch batch : examples.epoch()) {
            sum += gradients(batch);
            for (Map.Entry<String, NDArray> entry : network.learned().entrySet()) {
                try (NDArray gradient = entry.getValue().getGradient()) {
                    optimizer.update(entry.getKey(), entry.getValue(), gradient);
                }
            }
        }
        return sum / examples.batchesPerEpoch();
    }

    /**
     * Digits that the network classifies correctly in its exact, snapped form.
     *
     * @param digits any number of digits
     * @return how many are right; of equal logits the lowest index wins
     */
    int correct(DigitSet digits) {
        int right = 0;
        for (int from = 0; from < digits.size(); from += EVALUATION_BATCH) {
            right += correctInBatch(digits.range(from, Math.min(from + EVALUATION_BATCH, digits.size())));
        }
        return right;
    }

    /** The layers as integers. */
    List<FrozenLayer> freeze() {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return network.freeze();
        }
    }

    private float gradients(Batch batch) {
        try (NDScope scope = new NDScope();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            scope.suppressNotUsedWarning();
            // A collector adds to the gradients it finds.
            collector.zeroGradients();
            NDArray logits = network.trainingLogits(batch.images(manager));
            NDArray value = loss.evaluate(new NDList(batch.labels(manager)), new NDList(logits));
            collector.backward(value);
            return value.getFloat();
        }
    }

    private int correctInBatch(DigitSet digits) {
        Batch batch = Batch.of(digits);
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return batch.correct(network.exactLogits(batch.images(manager)));
        }
    }
}
