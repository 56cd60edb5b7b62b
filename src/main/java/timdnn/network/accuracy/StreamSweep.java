package timdnn.network.accuracy;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import timdnn.input.InvalidInputException;
import timdnn.network.InferenceSession;
import timdnn.network.Layer;
import timdnn.network.PreparedNetwork;
import timdnn.network.TernaryNetwork;
import timdnn.network.data.Corpus;
import timdnn.network.digital.Softmax;
import timdnn.tile.error.SenseErrors;

/**
 * Runs sessions over the streams of a text, some at a time on each thread; what is found does not depend on how many. Streams are
 * cut as {@link PerplexityEvaluator} says.
 */
final class StreamSweep {
    /** Streams that a session runs at once: the places of a word of the kernels' bit planes. */
    private static final int AT_ONCE = Long.SIZE;
    /** Words of each stream whose accesses are counted, in whole windows. */
    private static final int COUNTED_WORDS = 64;

    private final TernaryNetwork network;
    private final Corpus corpus;
    private final int streams;
    private final int window;
    private final int windows;
    private final int threads;
    private final long seed;

    /**
     * A sweep.
     *
     * @param network a network that reads words and gives a logit for every word of the vocabulary, or their probabilities
     * @param corpus the text
     * @param most how many words at most
     * @param streams how many streams, at least 2
     * @param threads number of threads
     * @param seed seed of the errors
     * @throws InvalidInputException if the network does not fit the text, or the text is too short
     */
    StreamSweep(TernaryNetwork network, Corpus corpus, int most, int streams, int threads, long seed) {
        this.network = network;
        this.corpus = corpus;
        this.streams = streams;
        this.threads = threads;
        this.seed = seed;
        this.window = network.inputShape().size();
        int vocabulary = corpus.vocabulary().size();
        if (network.classes() != window * vocabulary) {
            throw new InvalidInputException("model " + network.name() + " reads " + window + " words and gives "
                    + network.classes() + " values, but the vocabulary of " + corpus.name() + " has " + vocabulary
                    + " words");
        }
        long words = Math.min(corpus.size() - 1L, most);
        this.windows = streams < 2 ? 0 : (int) (words / streams / window);
        if (windows < 1) {
            throw new InvalidInputException("the text of " + corpus.name() + " must have at least a window of " + window
                    + " words for each of at least 2 streams, has " + words + " words for " + streams);
        }
    }

    /** Words that the network reads at once. */
    int window() {
        return window;
    }

    /** Words whose accesses {@link #count} counts, of each stream. */
    int countedWords() {
        return window * countedWindows();
    }

    private int countedWindows() {
        return Math.min(windows, Math.max(1, COUNTED_WORDS / window));
    }

    /** Predicted words of a run. */
    int words() {
        return streams * windows * window;
    }

    /** {@code [stream]}: mean log-loss. */
    double[] losses(PreparedNetwork prepared, SenseErrors errors, IntConsumer progress) {
        double[] losses = new double[streams];
        inParallel(AT_ONCE, prepared, errors, (session, first, count) -> {
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

    /** Counts the accesses of the first windows of every stream. */
    void count(PreparedNetwork prepared, CountedAccesses counted, IntConsumer progress) {
        inParallel(1, prepared, SenseErrors.none(), (session, stream, count) -> {
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

    private void inParallel(int atOnce, PreparedNetwork prepared, SenseErrors errors, Visit visit) {
        AtomicInteger next = new AtomicInteger();
        int some = Math.max(1, Math.min(atOnce, streams / threads));
        Workers.run(threads, "predicting", () -> {
            InferenceSession session = new InferenceSession(network, prepared, errors, seed, some);
            for (int from = next.getAndAdd(some); from < streams; from = next.getAndAdd(some)) {
                visit.accept(session, from, Math.min(some, streams - from));
            }
        });
    }
}
