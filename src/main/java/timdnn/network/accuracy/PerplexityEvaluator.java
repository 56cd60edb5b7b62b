package timdnn.network.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import timdnn.input.InvalidInputException;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.table.ConversionCodes;
import timdnn.network.PreparedNetwork;
import timdnn.network.TernaryNetwork;
import timdnn.network.data.Corpus;
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

    private final TernaryNetwork network;
    private final Corpus corpus;
    private final Optional<LutArtifact> table;
    private final PreparedNetwork prepared;
    private final EvaluationOptions options;
    private final int streams;
    private final StreamSweep sweep;

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
        this.sweep = new StreamSweep(network, corpus, options.images(), streams, options.threads(), options.seed());
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
        return sweep.words();
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
        return runs * words() + streams * sweep.countedWords();
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
        sweep.count(prepared, counted, progress);
        long start_ns = System.nanoTime();
        double[] exact = sweep.losses(prepared, SenseErrors.none(), progress);
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
                sweep.countedWords(),
                counted.activity(network.matrixLayers()),
                table.map(artifact -> counted.figures()));
    }

    private List<double[]> iid(IntConsumer progress) {
        ConversionCodes codes = table.orElseThrow().codes();
        List<double[]> runs = new ArrayList<>();
        for (ConversionCodes rates : List.of(codes, codes.atLowerBounds(), codes.atUpperBounds())) {
            runs.add(sweep.losses(prepared, SenseErrors.iid(rates), progress));
        }
        return runs;
    }

    private List<double[]> dies(DieOptions wanted, IntConsumer progress) {
        DieTables tables = DieEvaluator.tables(table.orElseThrow()).orElseThrow();
        List<Placement> placements = Placement.inOrder(
                prepared.matrices().stream().map(PreparedMatrix::weights).toList(), prepared.geometry());
        List<double[]> runs = new ArrayList<>();
        for (int die = 0; die < wanted.dies(); die++) {
            runs.add(sweep.losses(prepared, SenseErrors.die(tables, placements, die, wanted.noise()), progress));
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
}
