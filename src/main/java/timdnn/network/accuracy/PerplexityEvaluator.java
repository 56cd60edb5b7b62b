package timdnn.network.accuracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import timdnn.input.InvalidInputException;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.table.ConversionCodes;
import timdnn.network.InferenceSession;
import timdnn.network.Layer;
import timdnn.network.PreparedNetwork;
import timdnn.network.TernaryNetwork;
import timdnn.network.data.Corpus;
import timdnn.network.digital.Softmax;
import timdnn.tile.Placement;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.error.DieTables;
import timdnn.tile.error.SenseErrors;
import timdnn.tile.kernel.Kernels;

/**
 * Perplexity of a network of words on tiles, with an interval.
 *
 * <p>The text is cut into streams of equal length. Each begins with states of 0 and hands them on from window to window; a window is as many
 * words as the network reads at once. Draws are addressed by stream and window, so neither the number of threads nor that of streams
 * run at once changes a result. Words of a stream belong together, so that streams are the unit of sampling: the interval is
 * Student's over the streams' mean log-losses, and differences are paired by stream. Under independent errors it also covers all rates
 * of the table at their lower and at their upper 95 % bounds.
 */
public final class PerplexityEvaluator {
    /** Streams unless stated otherwise. */
    public static final int DEFAULT_STREAMS = 32;

    /** Words of each stream over which accesses are counted, in whole windows. */
    private static final int COUNTED_WORDS = 64;

    /** Streams that a session runs at once: the places of a word of the kernels' bit planes. */
    private static final int AT_ONCE = Long.SIZE;

    private final TernaryNetwork network;
    private final Corpus corpus;
    private final Optional<LutArtifact> table;
    private final PreparedNetwork prepared;
    private final EvaluationOptions options;
    private final int streams;
    private final int window;
    private final int windows;

    /**
     * An evaluator.
     *
     * @param network a network that reads words and gives a logit for every word of the vocabulary, or their probabilities
     * @param corpus the text
     * @param table the tables of a column; needed for errors and energy
     * @param options errors, seed, threads, and as images the number of words at most
     * @param streams how many streams, at least 2
     * @throws InvalidInputException if the network does not fit the text, the text is too short, or errors are wanted but the table is
     *     missing or lacks what they are drawn from
     */
    public PerplexityEvaluator(
            TernaryNetwork network,
            Corpus corpus,
            Optional<LutArtifact> table,
            EvaluationOptions options,
            int streams) {
        this.network = network;
        this.corpus = corpus;
        this.table = table;
        this.options = options;
        this.streams = streams;
        this.window = network.inputShape().size();
        int vocabulary = corpus.vocabulary().size();
        if (network.classes() != window * vocabulary) {
            throw new InvalidInputException("model " + network.name() + " reads " + window + " words and gives "
                    + network.classes() + " values, but the vocabulary of " + corpus.name() + " has " + vocabulary
                    + " words");
        }
        long words = Math.min(corpus.size() - 1L, options.images());
        this.windows = streams < 2 ? 0 : (int) (words / streams / window);
        if (windows < 1) {
            throw new InvalidInputException("the text of " + corpus.name() + " must have at least a window of " + window
                    + " words for each of at least 2 streams, has " + words + " words for " + streams);
        }
        if (options.errors() != EvaluationOptions.ErrorModel.NONE && table.isEmpty()) {
            throw new InvalidInputException("errors drawn from a table need a table: name one with --lut");
        }
        if (options.errors() == EvaluationOptions.ErrorModel.DIE
                && DieEvaluator.tables(table.orElseThrow()).isEmpty()) {
            throw new InvalidInputException("dies are drawn from the sections converter and rowLoad, which table "
                    + table.orElseThrow().name() + " lacks: it needs a campaign with a sense path");
        }
        this.prepared = PreparedNetwork.of(
                network, table.map(LutArtifact::geometry).orElse(options.geometry()), Kernels.fastest());
    }

    /** {@return predicted words of a run} */
    public int words() {
        return streams * windows * window;
    }

    /**
     * How many words {@link #evaluate} will report to its progress in all.
     *
     * @param dies which dies, with errors of dies
     * @return the number
     */
    public int workload(DieOptions dies) {
        int runs =
                switch (options.errors()) {
                    case NONE -> 1;
                    case IID -> 4;
                    case DIE -> 1 + dies.dies();
                };
        return runs * words() + streams * countedWindows() * window;
    }

    private int countedWindows() {
        return Math.min(windows, Math.max(1, COUNTED_WORDS / window));
    }

    /**
     * Evaluates the network.
     *
     * @param dies which dies, with errors of dies
     * @param progress told the number of words just done, from any thread
     * @return the result
     */
    public Perplexity evaluate(DieOptions dies, IntConsumer progress) {
        CountedAccesses counted = new CountedAccesses(prepared.geometry(), table.orElse(null), streams);
        count(counted, progress);
        long start_ns = System.nanoTime();
        double[] exact = losses(SenseErrors.none(), progress);
        double speed = words() / ((System.nanoTime() - start_ns) * 1e-9);
        Perplexity.Bounds without = Perplexity.Bounds.exponential(ImageMean.of(exact), List.of());
        Perplexity.Bounds with = without;
        Optional<Perplexity.Bounds> difference = Optional.empty();
        List<Double> byDie = new ArrayList<>();
        if (options.errors() != EvaluationOptions.ErrorModel.NONE) {
            List<double[]> runs =
                    options.errors() == EvaluationOptions.ErrorModel.IID ? iid(progress) : dies(dies, progress);
            double[] main = runs.get(0);
            List<double[]> bounds = runs.subList(1, runs.size());
            if (options.errors() == EvaluationOptions.ErrorModel.DIE) {
                runs.forEach(run -> byDie.add(Math.exp(ImageMean.of(run).mean())));
                main = mean(runs);
                bounds = List.of();
            }
            with = Perplexity.Bounds.exponential(
                    ImageMean.of(main), bounds.stream().map(ImageMean::of).toList());
            difference = Optional.of(Perplexity.Bounds.exponential(
                            less(main, exact),
                            bounds.stream().map(bound -> less(bound, exact)).toList())
                    .excessTimes(without.estimate()));
        }
        return new Perplexity(
                network.name(),
                corpus.name(),
                options,
                words(),
                streams,
                with,
                without,
                difference,
                byDie,
                speed,
                countedWindows() * window,
                counted.activity(network.matrixLayers()),
                table.map(artifact -> counted.figures()));
    }

    private List<double[]> iid(IntConsumer progress) {
        ConversionCodes codes = table.orElseThrow().codes();
        List<double[]> runs = new ArrayList<>();
        for (ConversionCodes rates : List.of(codes, codes.atLowerBounds(), codes.atUpperBounds())) {
            runs.add(losses(SenseErrors.iid(rates), progress));
        }
        return runs;
    }

    private List<double[]> dies(DieOptions wanted, IntConsumer progress) {
        DieTables tables = DieEvaluator.tables(table.orElseThrow()).orElseThrow();
        List<Placement> placements = Placement.inOrder(
                prepared.matrices().stream().map(PreparedMatrix::weights).toList(), prepared.geometry());
        List<double[]> runs = new ArrayList<>();
        for (int die = 0; die < wanted.dies(); die++) {
            runs.add(losses(SenseErrors.die(tables, placements, die, wanted.noise()), progress));
        }
        return runs;
    }

    private static double[] mean(List<double[]> runs) {
        return IntStream.range(0, runs.get(0).length)
                .mapToDouble(stream ->
                        runs.stream().mapToDouble(run -> run[stream]).average().orElseThrow())
                .toArray();
    }

    private static ImageMean less(double[] with, double[] without) {
        return ImageMean.of(IntStream.range(0, with.length)
                .mapToDouble(stream -> with[stream] - without[stream])
                .toArray());
    }

    /** {@code [stream]}: mean log-loss. */
    private double[] losses(SenseErrors errors, IntConsumer progress) {
        double[] losses = new double[streams];
        inParallel(AT_ONCE, errors, (session, first, count) -> {
            session.reset();
            for (int time = 0; time < windows; time++) {
                feed(session, first, count, time);
                float[][] logits = session.infer(first, count, time);
                for (int stream = 0; stream < count; stream++) {
                    losses[first + stream] += loss(logits[stream], first + stream, time);
                }
                progress.accept(count * window);
            }
        });
        return Arrays.stream(losses)
                .map(sum -> sum / ((double) windows * window))
                .toArray();
    }

    private void count(CountedAccesses counted, IntConsumer progress) {
        inParallel(1, SenseErrors.none(), (session, stream, count) -> {
            session.reset();
            session.countAccesses();
            for (int time = 0; time < countedWindows(); time++) {
                feed(session, stream, count, time);
                session.infer(stream, count, time);
                progress.accept(window);
            }
            counted.add(stream, session.tallies());
        });
    }

    private int place(int stream, int time) {
        return (stream * windows + time) * window;
    }

    private void feed(InferenceSession session, int first, int count, int time) {
        for (int stream = 0; stream < count; stream++) {
            for (int word = 0; word < window; word++) {
                session.image(stream)[word] = corpus.word(place(first + stream, time) + word);
            }
        }
    }

    private double loss(float[] values, int stream, int time) {
        int vocabulary = corpus.vocabulary().size();
        Layer last = network.output() == 0
                ? null
                : network.steps().get(network.output() - 1).layer();
        boolean probabilities = last instanceof Softmax softmax && !softmax.logarithm();
        double loss = 0;
        for (int word = 0; word < window; word++) {
            int from = word * vocabulary;
            int next = corpus.word(place(stream, time) + word + 1);
            if (probabilities) {
                loss -= Math.log(values[from + next]);
                continue;
            }
            double largest = Double.NEGATIVE_INFINITY;
            for (int each = from; each < from + vocabulary; each++) {
                largest = Math.max(largest, values[each]);
            }
            double sum = 0;
            for (int each = from; each < from + vocabulary; each++) {
                sum += Math.exp(values[each] - largest);
            }
            loss += Math.log(sum) + largest - values[from + next];
        }
        return loss;
    }

    /** What to do with some streams. */
    @FunctionalInterface
    private interface Visit {
        void accept(InferenceSession session, int first, int count);
    }

    private void inParallel(int atOnce, SenseErrors errors, Visit visit) {
        AtomicInteger next = new AtomicInteger();
        int some = Math.max(1, Math.min(atOnce, streams / options.threads()));
        Workers.run(options.threads(), "predicting", () -> {
            InferenceSession session = new InferenceSession(network, prepared, errors, options.seed(), some);
            for (int from = next.getAndAdd(some); from < streams; from = next.getAndAdd(some)) {
                visit.accept(session, from, Math.min(some, streams - from));
            }
        });
    }
}
