package timdnn.train;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A trained network in full precision whose class probabilities a ternary one learns besides the labels (distillation, Hinton et
 * al., arXiv 1503.02531). With teacher's logits t and the network's s the loss is
 *
 * <p>(1 - w) · H(label, softmax s) + w · T² · H(softmax t/T, softmax s/T),
 *
 * <p>with H the cross-entropy, w = 0.7 and T = 3. Neither was tuned.
 */
final class Teacher {
    private static final float SHARE = 0.7f;
    private static final float TEMPERATURE = 3;

    private final TrainedNetwork network;

    private Teacher(TrainedNetwork network) {
        this.network = network;
    }

    /**
     * The network of a checkpoint, as it was after its last epoch.
     *
     * @param loop of the teacher, before any training
     * @param network the teacher, before any training
     * @param recipe that it was trained by
     * @param file the checkpoint
     * @throws IOException if there is none, it is of another recipe, or not trained to the end
     */
    static Teacher read(TrainingLoop loop, TrainedNetwork network, TrainingRecipe recipe, Path file)
            throws IOException {
        Checkpoint state = Checkpoint.read(file, recipe, loop.state())
                .orElseThrow(() ->
                        new IOException(file + ": missing; train the teacher, recipe " + recipe.name() + ", first"));
        if (state.epoch() < recipe.epochs()) {
            throw new IOException(file + ": ends after epoch " + state.epoch() + " of " + recipe.epochs()
                    + "; train the teacher, recipe " + recipe.name() + ", to the end first");
        }
        network.snap();
        return new Teacher(network);
    }

    /**
     * What the teacher says of images. To be called outside a gradient collector, so that nothing of it is recorded.
     *
     * @param images grey levels 0 to 255, {@code [image][1][row][column]}
     * @return softmax of its logits over T, {@code [image][class]}
     */
    NDArray probabilities(NDArray images) {
        return network.trainingLogits(images).div(TEMPERATURE).softmax(1).stopGradient();
    }

    /**
     * The loss of a network that has this teacher.
     *
     * @param logits of the network, {@code [image][class]}
     * @param labelled its cross-entropy with the labels
     * @param probabilities from {@link #probabilities} for the same images
     * @return one number, in nats
     */
    static NDArray loss(NDArray logits, NDArray labelled, NDArray probabilities) {
        NDArray softened =
                logits.div(TEMPERATURE).logSoftmax(1).mul(probabilities).sum(new int[] {1});
        return labelled.mul(1 - SHARE).sub(softened.mean().mul(SHARE * TEMPERATURE * TEMPERATURE));
    }
}
