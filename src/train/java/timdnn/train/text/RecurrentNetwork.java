package timdnn.train.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import timdnn.train.Precision;
import timdnn.train.StraightThrough;
import timdnn.train.Ternarization;

/**
 * A network of words: a recurrent {@link Cell} over word vectors that the softmax shares.
 *
 * <p>With word vectors E, x = q(E[word]), and a hidden state h = q(·) of the cell, which reads s·(a ∘ W x) + b and s·(r ∘ R h),
 * the logits are E h + d. Ternary, W and R are {-1, 0, +1}, x is the sign of E where
 * |E| exceeds a multiple of its mean magnitude, and h is the nearest of -1, 0, +1 to twice its value; gates, c and softmax are real
 * (HitNet, Wang et al., NeurIPS 2018, quantises weights and hidden state so, by other rules). In full precision q is the
 * identity, but for the same factor on x.
 */
final class RecurrentNetwork {
    /** The hidden state is the nearest whole number to this times what the cell gives, at most 1 in magnitude. */
    static final float STATE_SCALE = 2;

    /** What a whole sum of products is worth at first. */
    static final float TERNARY_SCALE = 0.05f;

    private static final float INITIAL_WEIGHT = 0.06f;
    private static final float INITIAL_VECTOR = 0.1f;

    private final Precision precision;
    private final Cell cell;
    private final float threshold;
    private final Ternarization ternarization;
    private final int units;
    private final NDArray vectors;
    private final NDArray wordBias;
    private final NDArray inputWeights;
    private final NDArray stateWeights;
    private final NDArray inputGain;
    private final NDArray stateGain;
    private final NDArray gateBias;

    RecurrentNetwork(NDManager manager, UniformRandomProvider random, TextRecipe recipe, float[] wordBias) {
        this.precision = recipe.precision();
        this.threshold = recipe.ternaryThreshold();
        this.ternarization = new Ternarization(recipe.ternaryThreshold(), true);
        this.cell = recipe.cell();
        this.units = recipe.units();
        int gates = cell.gates();
        this.vectors = uniform(manager, random, INITIAL_VECTOR, wordBias.length, units);
        this.wordBias = manager.create(wordBias, new Shape(wordBias.length, 1));
        this.inputWeights = uniform(manager, random, INITIAL_WEIGHT, gates * units, units);
        this.stateWeights = uniform(manager, random, INITIAL_WEIGHT, gates * units, units);
        this.inputGain = manager.ones(new Shape((long) gates * units));
        this.stateGain = manager.ones(new Shape((long) gates * units));
        this.gateBias = manager.create(cell.firstBias(units));
        learned().values().forEach(array -> array.setRequiresGradient(true));
    }

    private static NDArray uniform(
            NDManager manager, UniformRandomProvider random, float largest, int columns, int rows) {
        float[] values = new float[columns * rows];
        for (int index = 0; index < values.length; index++) {
            values[index] = largest * (2 * random.nextFloat() - 1);
        }
        return manager.create(values, new Shape(columns, rows));
    }

    /** Arrays that the optimiser updates, by name, always in the same order. */
    Map<String, NDArray> learned() {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        arrays.put("vectors", vectors);
        arrays.put("wordBias", wordBias);
        arrays.put("inputWeights", inputWeights);
        arrays.put("stateWeights", stateWeights);
        arrays.put("inputGain", inputGain);
        arrays.put("stateGain", stateGain);
        arrays.put("gateBias", gateBias);
        return arrays;
    }

    /** Word vectors and biases {@code [word][1]} of some words. */
    NDList rows(NDArray words) {
        return new NDList(gathered(words, vectors), gathered(words, wordBias));
    }

    private static NDArray gathered(NDArray words, NDArray table) {
        return Embedding.embedding(words, table, SparseFormat.DENSE).singletonOrThrow();
    }

    /** Magnitude above which an entry of a word vector is not 0 to the cell. */
    NDArray vectorThreshold() {
        return vectors.stopGradient().abs().mean().mul(threshold);
    }

    /** What the cell reads of word vectors. */
    NDArray cellInput(NDArray rows) {
        NDArray limit = vectorThreshold();
        NDArray scaled = rows.mul(0.5f).div(limit);
        return precision == Precision.FULL
                ? scaled
                : StraightThrough.replace(scaled, scaled.stopGradient().round().clip(-1, 1));
    }

    /** Weights as they multiply, {@code [row][column]}, with gains. */
    private NDArray effective(NDArray latent, NDArray gain) {
        return precision == Precision.FULL
                ? latent.transpose().mul(gain)
                : ternarization.straightThrough(latent).transpose().mul(gain.mul(TERNARY_SCALE));
    }

    /**
     * A window of words.
     *
     * @param input what the cell reads, {@code [time · streams + stream][unit]}
     * @param state h and c, {@code [stream][unit]}
     * @param times words of a stream in the window
     * @return h of all times as {@code input} has them, and the last h and c
     */
    NDList run(NDArray input, NDList state, int times) {
        NDArray products = input.matMul(effective(inputWeights, inputGain)).add(gateBias);
        NDArray recurrent = effective(stateWeights, stateGain);
        NDArray h = state.get(0);
        NDArray c = state.get(1);
        NDList hidden = new NDList(times);
        for (NDArray product : products.split(times, 0)) {
            NDList next = cell.step(product, h.matMul(recurrent), c);
            c = next.get(1);
            h = quantised(next.get(0));
            hidden.add(h);
        }
        return new NDList(NDArrays.concat(hidden, 0), h, c);
    }

    private NDArray quantised(NDArray state) {
        return precision == Precision.FULL
                ? state
                : StraightThrough.replace(
                        state, state.stopGradient().mul(STATE_SCALE).round().clip(-1, 1));
    }

    /** The network as it would be written now. */
    FrozenRecurrent frozen() {
        return new FrozenRecurrent(
                cell,
                units,
                vectors.toFloatArray(),
                vectorThreshold().getFloat(),
                wordBias.toFloatArray(),
                ternarization.codes(inputWeights).toFloatArray(),
                ternarization.codes(stateWeights).toFloatArray(),
                inputGain.mul(TERNARY_SCALE).toFloatArray(),
                stateGain.mul(TERNARY_SCALE).toFloatArray(),
                gateBias.toFloatArray());
    }

    /** Logits of all words for hidden states {@code [place][unit]}: {@code [place][word]}. */
    NDArray logits(NDArray hidden) {
        return hidden.matMul(vectors.transpose()).add(wordBias.reshape(1, -1));
    }
}
