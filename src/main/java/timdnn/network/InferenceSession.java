package timdnn.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import timdnn.array.ArrayGeometry;
import timdnn.tile.AccessTally;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.error.LayerErrors;
import timdnn.tile.error.SenseErrors;
import timdnn.tile.kernel.Kernels;

/**
 * A network at work in one thread on some images at once: every buffer it needs, allocated once. Make one per thread.
 *
 * <p>Matrix products are exact integers with the ADCs' clipping, then scaled once; all else is float32 in the model's order. What
 * an image gives depends on neither the others of its batch nor the kernel.
 */
public final class InferenceSession {
    private final TernaryNetwork network;
    private final ArrayGeometry geometry;
    /** {@code [result][image][value]}; no values of results that a matrix skips. */
    private final float[][][] results;
    /** One per step; null where the step runs on no tile. */
    private final MatrixExecution[] executions;
    /** By step of a matrix: the last step that it computes. */
    private final int[] last;
    /** {@code [state][image][value]}: where states are kept while they are handed on. */
    private final float[][][] handed;

    private final List<AccessTally> tallies = new ArrayList<>();

    /**
     * A session for single images.
     *
     * @param network the network
     * @param geometry the tile
     * @param errors what goes wrong when a column is read
     * @param seed seed of the errors
     */
    public InferenceSession(TernaryNetwork network, ArrayGeometry geometry, SenseErrors errors, long seed) {
        this(network, PreparedNetwork.of(network, geometry, Kernels.packed()), errors, seed, 1);
    }

    /**
     * A session.
     *
     * @param network the network
     * @param prepared its matrices; may be shared between threads
     * @param errors what goes wrong when a column is read
     * @param seed seed of the errors
     * @param images how many images at once
     */
    public InferenceSession(
            TernaryNetwork network, PreparedNetwork prepared, SenseErrors errors, long seed, int images) {
        this.network = network;
        this.geometry = prepared.geometry();
        this.results = new float[network.steps().size() + 1][images][];
        this.executions = new MatrixExecution[network.steps().size()];
        this.last = new int[network.steps().size()];
        this.handed = new float[network.states().size()][images][];
        for (int state = 0; state < handed.length; state++) {
            for (int image = 0; image < images; image++) {
                handed[state][image] = new float
                        [network.shape(network.states().get(state).input()).size()];
            }
        }
        allocate(0);
        int layer = 0;
        int read = 0;
        for (int step = 0; step < executions.length; step++) {
            if (network.steps().get(step).layer() instanceof MatrixLayer matrixLayer) {
                PreparedMatrix matrix = prepared.matrices().get(layer);
                LayerErrors wrong = errors.prepare(matrix, layer, seed).orElse(null);
                SumTable table = prepared.table(layer).orElse(null);
                last[step] = table == null ? step : table.last();
                executions[step] = new MatrixExecution(matrixLayer, matrix, wrong, images, table);
                layer++;
                read = last[step];
            }
            if (step >= read) {
                allocate(step + 1);
            }
        }
    }

    private void allocate(int result) {
        for (int image = 0; image < results[result].length; image++) {
            results[result][image] = new float[network.shape(result).size()];
        }
    }

    /** Counts all accesses from now on, one tally per matrix layer. */
    public void countAccesses() {
        tallies.clear();
        for (MatrixExecution execution : executions) {
            if (execution != null) {
                AccessTally tally = new AccessTally(geometry);
                execution.count(tally);
                tallies.add(tally);
            }
        }
    }

    /** {@return the tallies since {@link #countAccesses}, one per matrix layer in order; live, not copies} */
    public List<AccessTally> tallies() {
        return List.copyOf(tallies);
    }

    /** {@return how many images it takes at once} */
    public int images() {
        return results[0].length;
    }

    /** {@return the buffer of the first image, {@code inputShape().size()} values, to be filled before {@link #infer}} */
    public float[] image() {
        return results[0][0];
    }

    /**
     * The buffer of an image.
     *
     * @param place 0 to {@code images() - 1}
     * @return {@code inputShape().size()} values, to be filled before {@link #infer}
     */
    public float[] image(int place) {
        return results[0][place];
    }

    /**
     * Runs the network on {@link #image()}.
     *
     * @param index the image's number; with the seed it decides which errors happen
     * @return the logits; a buffer that the next image overwrites
     * @throws IllegalArgumentException if a pixel is outside the range that the import assumed
     */
    public float[] infer(int index) {
        return infer(index, 1)[0];
    }

    /**
     * Runs the network on the first images.
     *
     * @param first number of the first of them; the others' follow
     * @param count how many
     * @return the logits, {@code [image][class]}; buffers that the next images overwrite
     * @throws IllegalArgumentException if a pixel is outside the range that the import assumed
     */
    public float[][] infer(int first, int count) {
        return infer(first, count, 0);
    }

    /** Sets every state to 0, as before the first time step. */
    public void reset() {
        for (TernaryNetwork.State state : network.states()) {
            for (float[] values : results[state.input()]) {
                Arrays.fill(values, 0);
            }
        }
    }

    /**
     * Runs a time step of the network on the first images, and hands their states on to the next one.
     *
     * @param first number of the first of them; the others' follow
     * @param count how many
     * @param time number of the time step, which with the seed and the image decides which errors happen
     * @return the logits, {@code [image][class]}; buffers that the next images overwrite
     * @throws IllegalArgumentException if a pixel is outside the range that the import assumed
     */
    public float[][] infer(int first, int count, int time) {
        for (int image = 0; image < count; image++) {
            for (float pixel : results[0][image]) {
                if (!(pixel >= network.inputLow() && pixel <= network.inputHigh())) {
                    throw new IllegalArgumentException("pixels must be in [" + network.inputLow() + ", "
                            + network.inputHigh() + "], was " + pixel);
                }
            }
        }
        int step = 0;
        while (step < executions.length) {
            if (executions[step] != null) {
                int input = network.steps().get(step).inputs().get(0);
                executions[step].run(results[input], results[last[step] + 1], count, first, time);
                step = last[step] + 1;
                continue;
            }
            DigitalLayer digital = digital(step);
            if (digital.together()) {
                float[][][] inputs = new float[count][][];
                for (int image = 0; image < count; image++) {
                    inputs[image] = inputs(network.steps().get(step), image);
                }
                digital.apply(inputs, results[step + 1], count);
                step++;
                continue;
            }
            int end = step + 1;
            while (end < executions.length
                    && executions[end] == null
                    && !digital(end).together()) {
                end++;
            }
            // Image by image, so that its values stay in the cache from step to step.
            for (int image = 0; image < count; image++) {
                for (int each = step; each < end; each++) {
                    apply(network.steps().get(each), image, results[each + 1][image]);
                }
            }
            step = end;
        }
        handOn(count);
        return results[network.output()];
    }

    /** In two passes, since a state may become what another one was. */
    private void handOn(int count) {
        for (int state = 0; state < handed.length; state++) {
            float[][] from = results[network.states().get(state).output()];
            for (int image = 0; image < count; image++) {
                System.arraycopy(from[image], 0, handed[state][image], 0, handed[state][image].length);
            }
        }
        for (int state = 0; state < handed.length; state++) {
            float[][] to = results[network.states().get(state).input()];
            for (int image = 0; image < count; image++) {
                System.arraycopy(handed[state][image], 0, to[image], 0, to[image].length);
            }
        }
    }

    private DigitalLayer digital(int step) {
        return (DigitalLayer) network.steps().get(step).layer();
    }

    private float[][] inputs(TernaryNetwork.Step step, int image) {
        float[][] inputs = new float[step.inputs().size()][];
        for (int input = 0; input < inputs.length; input++) {
            inputs[input] = results[step.inputs().get(input)][image];
        }
        return inputs;
    }

    private void apply(TernaryNetwork.Step step, int image, float[] output) {
        ((DigitalLayer) step.layer()).apply(inputs(step, image), output);
    }

    /**
     * The class of {@link #image()}.
     *
     * @param index the image's number
     * @return index of the largest logit; of equal ones the first
     */
    public int classify(int index) {
        return largest(infer(index));
    }

    /**
     * The index of the largest logit.
     *
     * @param logits the logits
     * @return the index; of equal ones the first
     */
    public static int largest(float[] logits) {
        int best = 0;
        for (int candidate = 1; candidate < logits.length; candidate++) {
            if (logits[candidate] > logits[best]) {
                best = candidate;
            }
        }
        return best;
    }
}
