package timdnn.train.text;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import timdnn.train.AdamOptimizer;
import timdnn.train.RateSchedule;

/**
 * Optimiser steps on a {@link RecurrentNetwork} and its perplexity.
 *
 * <p>A step's softmax is estimated from the words that follow and from words drawn once for all places of the step (sampled softmax,
 * Jean et al., arXiv 1412.2007): each logit less the logarithm of how often its word is expected among the draws; a drawn word that is
 * the following one does not count. Perplexity is that of the whole softmax.
 */
final class TextLoop {
    private static final Logger LOG = LoggerFactory.getLogger(TextLoop.class);
    private static final float NEVER = -1e9f;
    private static final int REPORTED_STEPS = 200;

    private final NDManager manager;
    private final RecurrentNetwork network;
    private final TokenStreams streams;
    private final TextRecipe recipe;
    private final AdamOptimizer optimizer;
    private final NDArray logExpected;

    TextLoop(NDManager manager, RecurrentNetwork network, TokenStreams streams, TextRecipe recipe) {
        this.manager = manager;
        this.network = network;
        this.streams = streams;
        this.recipe = recipe;
        this.optimizer = new AdamOptimizer(
                new RateSchedule(recipe.peakRate(), recipe.finalRate(), recipe.epochs() * streams.windows()));
        int vocabulary = streams.corpus().vocabulary().size();
        this.logExpected =
                manager.create(WordDraws.logExpected(vocabulary, recipe.negatives()), new Shape(vocabulary, 1));
    }

    /** Arrays that a checkpoint holds, always in the same order: what is learned, and its moments. */
    List<NDArray> state() {
        Map<String, NDArray> learned = network.learned();
        return Stream.concat(learned.values().stream(), optimizer.moments(learned).stream())
                .toList();
    }

    /** Goes on behind so many epochs, whose {@link #state} has been put back. */
    void resume(int epochs) {
        optimizer.resume(epochs * streams.windows());
    }

    /**
     * One pass over the training text.
     *
     * @param epoch its number, from 1
     * @return mean sampled cross-entropy, in nats
     */
    double epoch(int epoch) {
        WordDraws draws = new WordDraws(
                recipe.seed(), epoch, streams.corpus().vocabulary().size());
        State state = State.zero(streams.streams(), recipe.units());
        double sum = 0;
        for (int index = 0; index < streams.windows(); index++) {
            sum += step(streams.at(index), draws, state);
            if ((index + 1) % REPORTED_STEPS == 0) {
                LOG.info("epoch {} step {} of {} loss {}", epoch, index + 1, streams.windows(), sum / (index + 1));
            }
        }
        return sum / streams.windows();
    }

    /**
     * Mean cross-entropy of the whole softmax, in nats, without dropout.
     *
     * @param text streams that begin with a state of 0
     * @return {@code [stream]}
     */
    double[] losses(TokenStreams text) {
        State state = State.zero(text.streams(), recipe.units());
        double[] losses = new double[text.streams()];
        for (int index = 0; index < text.windows(); index++) {
            TokenStreams.Window window = text.at(index);
            try (NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                int places = window.words().length;
                NDArray rows = network.rows(manager.create(window.words())).get(0);
                NDList run = network.run(
                        network.cellInput(rows).stopGradient(), state.arrays(manager), places / text.streams());
                state.keep(run);
                NDArray next = manager.create(window.next(), new Shape(places, 1));
                NDArray logs = network.logits(run.get(0)).stopGradient().logSoftmax(1);
                float[] found = logs.gather(next, 1).toFloatArray();
                for (int place = 0; place < places; place++) {
                    losses[place % text.streams()] -= found[place] * text.streams() / text.words();
                }
            }
        }
        return losses;
    }

    private double step(TokenStreams.Window window, WordDraws draws, State state) {
        double loss;
        try (NDScope scope = new NDScope();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            scope.suppressNotUsedWarning();
            // A collector adds to the gradients it finds.
            collector.zeroGradients();
            NDArray value = sampled(window, draws, state);
            collector.backward(value);
            loss = value.getFloat();
        }
        update();
        return loss;
    }

    private NDArray sampled(TokenStreams.Window window, WordDraws draws, State state) {
        int places = window.words().length;
        long[] drawn = draws.words(recipe.negatives());
        NDArray next = manager.create(window.next());
        NDArray negatives = manager.create(drawn);
        NDArray all = manager.create(window.words()).concat(next).concat(negatives);
        NDList rows = network.rows(all);
        NDList vectors = rows.get(0).split(new long[] {places, 2L * places}, 0);
        NDArray corrected = rows.get(1).sub(logExpected.get(all).stopGradient());
        NDList biases = corrected.split(new long[] {places, 2L * places}, 0);
        NDArray input = network.cellInput(vectors.get(0)).mul(mask(draws, places));
        NDList run = network.run(input, state.arrays(manager), places / streams.streams());
        state.keep(run);
        NDArray hidden = run.get(0).mul(mask(draws, places));
        NDArray right = hidden.mul(vectors.get(1)).sum(new int[] {1}, true).add(biases.get(1));
        NDArray same = next.reshape(-1, 1).eq(negatives.reshape(1, -1)).toType(DataType.FLOAT32, false);
        NDArray wrong = hidden.matMul(vectors.get(2).transpose())
                .add(biases.get(2).reshape(1, -1))
                .add(same.mul(NEVER));
        return right.concat(wrong, 1).logSoftmax(1).get(":, 0").mean().neg();
    }

    private NDArray mask(WordDraws draws, int places) {
        return manager.create(draws.mask(places * recipe.units(), recipe.dropout()), new Shape(places, recipe.units()));
    }

    private void update() {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            Map<String, NDArray> gradients = new LinkedHashMap<>();
            List<Double> squares = new ArrayList<>();
            network.learned().forEach((name, array) -> {
                NDArray gradient = array.getGradient();
                gradients.put(name, gradient);
                squares.add((double) gradient.square().sum().getFloat());
            });
            double norm =
                    Math.sqrt(squares.stream().mapToDouble(Double::doubleValue).sum());
            optimizer.next();
            if (!Double.isFinite(norm)) {
                // Through 35 ternary states a gradient can outgrow float32; the step tells nothing then.
                LOG.info("a gradient beyond float32: the step moves nothing");
                return;
            }
            network.learned().forEach((name, array) -> {
                NDArray gradient = gradients.get(name);
                if (norm > recipe.largestNorm()) {
                    gradient.muli(recipe.largestNorm() / norm);
                }
                optimizer.update(name, array, gradient);
            });
        }
    }

    /** The network as an ONNX file. */
    byte[] onnx(Map<String, String> metadata) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return new RecurrentModelWriter(network.frozen())
                    .model(recipe.name().replace('-', '_'), metadata);
        }
    }

    /** h and c of all streams between two windows, {@code [stream][unit]}. */
    private static final class State {
        private final Shape shape;
        private float[] h;
        private float[] c;

        private State(Shape shape, float[] h, float[] c) {
            this.shape = shape;
            this.h = h;
            this.c = c;
        }

        static State zero(int streams, int units) {
            return new State(new Shape(streams, units), new float[streams * units], new float[streams * units]);
        }

        NDList arrays(NDManager manager) {
            return new NDList(manager.create(h, shape), manager.create(c, shape));
        }

        void keep(NDList run) {
            h = run.get(1).toFloatArray();
            c = run.get(2).toFloatArray();
        }
    }
}
