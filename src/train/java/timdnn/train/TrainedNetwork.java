package timdnn.train;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;

/** A network that {@link TrainingLoop} trains. Belongs to one thread. */
interface TrainedNetwork {
    /** From now on training, too, runs with frozen statistics and snapped thresholds. */
    void snap();

    /**
     * Logits for the loss, scaled, under batch statistics until {@link #snap}.
     *
     * @param images grey levels 0 to 255, {@code [image][1][row][column]}
     * @return {@code [image][class]}
     */
    NDArray trainingLogits(NDArray images);

    /**
     * Logits of the network as it would be written now; whole numbers where it is ternary.
     *
     * @param images grey levels 0 to 255, {@code [image][1][row][column]}
     * @return {@code [image][class]}
     */
    NDArray exactLogits(NDArray images);

    /** Arrays that the optimiser updates, by a name unique in the network, always in the same order. */
    Map<String, NDArray> learned();

    /** Running means and variances, which a checkpoint holds besides, always in the same order. */
    List<NDArray> statistics();

    /** The layers as integers, in order; none where the network is not ternary. */
    List<FrozenLayer> freeze();

    /**
     * The network as an ONNX file.
     *
     * @param metadata entries of {@code metadata_props}, written in iteration order
     * @return bytes of the file
     * @throws IllegalStateException if the network is not ternary
     */
    byte[] onnx(Map<String, String> metadata);
}
