package timdnn.network.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import timdnn.array.ArrayGeometry;
import timdnn.input.InvalidInputException;
import timdnn.lut.store.LutArtifact;
import timdnn.network.PreparedNetwork;
import timdnn.network.TernaryNetwork;
import timdnn.network.data.Corpus;
import timdnn.tile.AccessTally;
import timdnn.tile.error.SenseErrors;
import timdnn.tile.kernel.Kernels;

/**
 * Grows the errors of one layer, or of one state in all layers, step by step until the perplexity of the same words has surely risen by a
 * stated amount. Differences are paired by stream: e^H (e^d - 1), H the mean log-loss without errors and d the mean of what errors add
 * to the streams' own, with Student's interval of d over streams.
 */
public final class PerplexityToleranceEvaluator {
    private final TernaryNetwork network;
    private final LutArtifact table;
    private final PreparedNetwork prepared;
    private final StreamSweep sweep;
    private final int streams;

    /**
     * An evaluator.
     *
     * @param network a network that reads words and gives a logit for every word of the vocabulary, or their probabilities
     * @param corpus the text
     * @param table the tables
     * @param options seed, threads, and as images the number of words at most
     * @param streams how many streams, at least 2
     * @throws InvalidInputException if the network does not fit the text, or the text is too short
     */
    public PerplexityToleranceEvaluator(
            TernaryNetwork network, Corpus corpus, LutArtifact table, EvaluationOptions options, int streams) {
        this.network = network;
        this.table = table;
        this.streams = streams;
        this.sweep = new StreamSweep(network, corpus, options.images(), streams, options.threads(), options.seed());
        this.prepared = PreparedNetwork.of(network, table.geometry(), Kernels.fastest());
    }

    /** {@return how many words {@link #evaluate} reports at most: searches end early} */
    public int workload() {
        int runs = 1 + ToleranceSearch.most(network, table) + table.geometry().largestCount() - 1;
        return streams * sweep.countedWords() + runs * sweep.words();
    }

    /**
     * Searches all limits.
     *
     * @param rise by how much perplexity may rise, above 0
     * @param progress told the number of words just done, from any thread
     * @return the limits
     * @throws IllegalArgumentException if rise is not above 0
     */
    public PerplexityTolerance evaluate(double rise, IntConsumer progress) {
        if (!(rise > 0 && rise < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rise must be above 0 and finite, was " + rise);
        }
        double[] exact = sweep.losses(prepared, SenseErrors.none(), progress);
        ToleranceSearch search = new ToleranceSearch(network, table, rise, errors -> {
            Perplexity.Bounds change = change(sweep.losses(prepared, errors, progress), exact);
            return new ToleranceSearch.Loss(change.estimate(), change.low(), change.high());
        });
        List<PerplexityTolerance.Fewer> fewer = new ArrayList<>();
        for (int thresholds = table.geometry().largestCount() - 1; thresholds >= 1; thresholds--) {
            ArrayGeometry all = table.geometry();
            ArrayGeometry with =
                    new ArrayGeometry(all.rowsABlock(), thresholds, all.columns(), all.blocks(), all.columnsAUnit());
            double[] losses =
                    sweep.losses(PreparedNetwork.of(network, with, Kernels.fastest()), SenseErrors.none(), progress);
            fewer.add(new PerplexityTolerance.Fewer(thresholds, change(losses, exact)));
        }
        return new PerplexityTolerance(
                rise,
                sweep.words(),
                streams,
                Perplexity.Bounds.exponential(ImageMean.of(exact), List.of()),
                search.whole(accesses(progress)),
                search.layers(),
                search.states(),
                fewer);
    }

    private AccessTally accesses(IntConsumer progress) {
        CountedAccesses counted = new CountedAccesses(table.geometry(), null, streams);
        sweep.count(prepared, counted, progress);
        return counted.all();
    }

    private static Perplexity.Bounds change(double[] with, double[] without) {
        double[] added = IntStream.range(0, with.length)
                .mapToDouble(stream -> with[stream] - without[stream])
                .toArray();
        return Perplexity.Bounds.exponential(ImageMean.of(added), List.of())
                .excessTimes(Math.exp(ImageMean.of(without).mean()));
    }
}
