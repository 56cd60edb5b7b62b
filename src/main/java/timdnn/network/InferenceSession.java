package timdnn.network;

import java.util.ArrayList;
import java.util.List;
import timdnn.array.ArrayGeometry;
import timdnn.lut.table.ConversionCodes;
import timdnn.tile.AccessTally;
import timdnn.tile.IidErrorInjector;
import timdnn.tile.SenseErrors;

/**
 * A network at work in one thread: every buffer it needs, allocated once. Make one per thread.
 *
 * <p>Matrix products are exact integers with the ADCs' clipping, then scaled once; all else is float32 in the model's order.
 */
public final class InferenceSession {
    private final TernaryNetwork network;
    private final ArrayGeometry geometry;
    private final long seed;
    private final float[][] results;
    /** One per step; null where the step runs on no tile. */
    private final MatrixExecution[] executions;

    private final List<AccessTally> tallies = new ArrayList<>();

    /**
     * A session.
     *
     * @param network the network
     * @param geometry the tile
     * @param errors what goes wrong when a column is read
     * @param seed seed of the errors
     */
    public InferenceSession(TernaryNetwork network, ArrayGeometry geometry, SenseErrors errors, long seed) {
        this.network = network;
        this.geometry = geometry;
        this.seed = seed;
        this.results = new float[network.steps().size() + 1][];
        this.executions = new MatrixExecution[network.steps().size()];
        results[0] = new float[network.inputShape().size()];
        int matrix = 0;
        for (int step = 0; step < executions.length; step++) {
            Layer layer = network.steps().get(step).layer();
            results[step + 1] = new float[layer.outputShape().size()];
            if (layer instanceof MatrixLayer matrixLayer) {
                executions[step] = new MatrixExecution(matrixLayer, geometry);
                if (errors instanceof SenseErrors.Iid iid) {
                    executions[step].injectErrors(injector(matrixLayer, iid.codes(), matrix));
                }
                matrix++;
            }
        }
    }

    private IidErrorInjector injector(MatrixLayer layer, ConversionCodes codes, int index) {
        return new IidErrorInjector(layer.weights(), codes, geometry, new PhiloxStream(seed, index, 0));
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

    /** {@return the buffer of the image itself, {@code inputShape().size()} values, to be filled before {@link #infer}} */
    public float[] image() {
        return results[0];
    }

    /**
     * Runs the network on {@link #image()}.
     *
     * @param index the image's number; with the seed it decides which errors happen
     * @return the logits; a buffer that the next image overwrites
     * @throws IllegalArgumentException if a pixel is outside the range that the import assumed
     */
    public float[] infer(int index) {
        for (float pixel : results[0]) {
            if (!(pixel >= network.inputLow() && pixel <= network.inputHigh())) {
                throw new IllegalArgumentException(
                        "pixels must be in [" + network.inputLow() + ", " + network.inputHigh() + "], was " + pixel);
            }
        }
        int matrix = 0;
        for (int step = 0; step < executions.length; step++) {
            TernaryNetwork.Step current = network.steps().get(step);
            float[] input = results[current.inputs().get(0)];
            float[] output = results[step + 1];
            MatrixExecution execution = executions[step];
            if (execution != null) {
                if (execution.hasErrors()) {
                    execution.restartErrors(new PhiloxStream(seed, matrix, index));
                }
                execution.run(input, output);
                matrix++;
            } else {
                apply(current, input, output);
            }
        }
        return results[network.output()];
    }

    private void apply(TernaryNetwork.Step step, float[] input, float[] output) {
        if (step.layer() instanceof ElementwiseLayer elementwise) {
            elementwise.apply(input, output);
        } else if (step.layer() instanceof Pooling pooling) {
            pooling.apply(input, output);
        } else if (step.layer() instanceof TensorSum sum) {
            sum.apply(input, results[step.inputs().get(1)], output);
        } else {
            throw new IllegalStateException("no way to compute " + step.layer().name());
        }
    }

    /**
     * The class of {@link #image()}.
     *
     * @param index the image's number
     * @return index of the largest logit; of equal ones the first
     */
    public int classify(int index) {
        float[] logits = infer(index);
        int best = 0;
        for (int candidate = 1; candidate < logits.length; candidate++) {
            if (logits[candidate] > logits[best]) {
                best = candidate;
            }
        }
        return best;
    }
}
