package timdnn.network.accuracy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import timdnn.network.InferenceSession;
import timdnn.network.TernaryNetwork;
import timdnn.network.data.Dataset;
import timdnn.tile.error.SenseErrors;

/** Runs sessions over images, a few at a time to whichever thread is free; what is found does not depend on which. */
final class ImageSweep {
    /** Images that a session takes at once, so that layers with one position have enough of them. */
    static final int BATCH = 64;
    /** Fewer where their values need more space than this, 256 MiB a thread. */
    private static final long MOST_VALUES = 1L << 26;

    private static final int LEAST = 8;

    private final Dataset dataset;
    private final int threads;

    ImageSweep(Dataset dataset, int threads) {
        this.dataset = dataset;
        this.threads = threads;
    }

    /** Images that a session of a network takes at once. */
    static int batch(TernaryNetwork network) {
        long values = 0;
        for (int result = 0; result <= network.steps().size(); result++) {
            values += network.shape(result).size();
        }
        return (int) Math.max(LEAST, Math.min(BATCH, MOST_VALUES / values));
    }

    /** Classifies the first images; {@code progress} hears, from any thread, of each batch done. */
    int[] classify(int images, Supplier<InferenceSession> sessions, IntConsumer progress) {
        int[] answers = new int[images];
        inParallel(images, sessions, InferenceSession::images, progress, (session, from, end) -> {
            for (int image = from; image < end; image++) {
                dataset.copyPixels(image, session.image(image - from));
            }
            float[][] logits = session.infer(from, end - from);
            for (int image = from; image < end; image++) {
                answers[image] = InferenceSession.largest(logits[image - from]);
            }
        });
        return answers;
    }

    /** Counts the accesses that a network without errors makes for some images. */
    void count(int[] images, TernaryNetwork network, IntConsumer progress, CountedAccesses counted) {
        Supplier<InferenceSession> sessions =
                () -> new InferenceSession(network, counted.geometry(), SenseErrors.none(), 0);
        inParallel(images.length, sessions, session -> BATCH, progress, (session, from, end) -> {
            for (int index = from; index < end; index++) {
                dataset.copyPixels(images[index], session.image());
                session.countAccesses();
                session.infer(images[index]);
                counted.add(index, session.tallies());
            }
        });
    }

    /** What to do with some images. */
    @FunctionalInterface
    private interface Visit {
        void accept(InferenceSession session, int from, int end);
    }

    private void inParallel(
            int images,
            Supplier<InferenceSession> sessions,
            ToIntFunction<InferenceSession> most,
            IntConsumer progress,
            Visit visit) {
        AtomicInteger next = new AtomicInteger();
        Workers.run(threads, "classifying", () -> {
            InferenceSession session = sessions.get();
            int chunk = Math.min(most.applyAsInt(session), Math.max(1, (images + threads - 1) / threads));
            for (int from = next.getAndAdd(chunk); from < images; from = next.getAndAdd(chunk)) {
                int end = Math.min(from + chunk, images);
                visit.accept(session, from, end);
                progress.accept(end - from);
            }
        });
    }
}
