package timdnn.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import timdnn.train.image.Batch;
import timdnn.train.image.Examples;
import timdnn.train.image.ImageSet;

/** Optimiser steps on a {@link TrainedNetwork} (Adam, cosine decay) and the exact evaluation of it. */
final class TrainingLoop {
    private static final int EVALUATION_BATCH = 500;

    private final NDManager manager;
    private final TrainedNetwork network;
    private final Examples examples;
    private final AdamOptimizer optimizer;
    private final Optional<Teacher> teacher;
    private final Loss loss = new SoftmaxCrossEntropyLoss();

    TrainingLoop(
            NDManager manager,
            TrainedNetwork network,
            Examples examples,
            TrainingRecipe recipe,
            Optional<Teacher> teacher) {
        this.manager = manager;
        this.network = network;
        this.examples = examples;
        this.teacher = teacher;
        optimizer = new AdamOptimizer(new RateSchedule(recipe, examples.batchesPerEpoch()));
    }

    /** Arrays that a checkpoint holds, always in the same order: what is learned, its moments, running statistics. */
    List<NDArray> state() {
        return Stream.of(
                        network.learned().values().stream(),
                        optimizer.moments(network.learned()).stream(),
                        network.statistics().stream())
                .flatMap(arrays -> arrays)
                .toList();
    }

    /** Goes on behind so many epochs, whose {@link #state} has been put back. */
    void resume(int epochs) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            examples.skipEpoch();
        }
        optimizer.resume(epochs * examples.batchesPerEpoch());
    }

    /**
     * One pass over the training images.
     *
     * @return mean loss, in nats: cross-entropy, or with a teacher {@link Teacher#loss}
     */
    double epoch() {
        double sum = 0;
        for (Batch batch : examples.epoch()) {
            sum += gradients(batch);
            optimizer.next();
            for (Map.Entry<String, NDArray> entry : network.learned().entrySet()) {
                try (NDArray gradient = entry.getValue().getGradient()) {
                    optimizer.update(entry.getKey(), entry.getValue(), gradient);
                }
            }
        }
        return sum / examples.batchesPerEpoch();
    }

    /**
     * Images that the network classifies correctly in its exact, snapped form.
     *
     * @param digits any number of images
     * @return how many are right; of equal logits the lowest index wins
     */
    int correct(ImageSet digits) {
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

    /** The network as an ONNX file. */
    byte[] onnx(Map<String, String> metadata) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return network.onnx(metadata);
        }
    }

    private float gradients(Batch batch) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray images = batch.images(manager);
            Optional<NDArray> taught = teacher.map(present -> present.probabilities(images));
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                // A collector adds to the gradients it finds.
                collector.zeroGradients();
                NDArray logits = network.trainingLogits(images);
                NDArray labelled = loss.evaluate(new NDList(batch.labels(manager)), new NDList(logits));
                NDArray value = taught.map(probabilities -> Teacher.loss(logits, labelled, probabilities))
                        .orElse(labelled);
                collector.backward(value);
                return value.getFloat();
            }
        }
    }

    private int correctInBatch(ImageSet digits) {
        Batch batch = Batch.of(digits);
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return batch.correct(network.exactLogits(batch.images(manager)));
        }
    }
}
