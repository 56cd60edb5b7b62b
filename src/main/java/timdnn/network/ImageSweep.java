package timdnn.network;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import timdnn.tile.AccessTally;

/** Runs sessions over images, a few at a time to whichever thread is free; what is found does not depend on which. */
final class ImageSweep {
    private static final int CHUNK = 16;

    private final Dataset dataset;
    private final int threads;

    ImageSweep(Dataset dataset, int threads) {
        this.dataset = dataset;
        this.threads = threads;
    }

    /** Classifies the first images; {@code progress} hears, from any thread, of each batch done. */
    int[] classify(int images, Supplier<InferenceSession> sessions, IntConsumer progress) {
        int[] answers = new int[images];
        inParallel(images, sessions, progress, (session, image) -> answers[image] = session.classify(image));
        return answers;
    }

    /** Counts the accesses of the first images, one tally per matrix layer. */
    List<AccessTally> count(int images, Supplier<InferenceSession> sessions, IntConsumer progress) {
        List<InferenceSession> used = inParallel(
                images,
                () -> {
                    InferenceSession session = sessions.get();
                    session.countAccesses();
                    return session;
                },
                progress,
                InferenceSession::infer);
        List<AccessTally> sum = new ArrayList<>(used.get(0).tallies());
        for (InferenceSession session : used.subList(1, used.size())) {
            for (int layer = 0; layer < sum.size(); layer++) {
                sum.get(layer).add(session.tallies().get(layer));
            }
        }
        return sum;
    }

    /** What to do with an image that a session has loaded. */
    @FunctionalInterface
    private interface Visit {
        void accept(InferenceSession session, int image);
    }

    private List<InferenceSession> inParallel(
            int images, Supplier<InferenceSession> sessions, IntConsumer progress, Visit visit) {
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<InferenceSession>> workers = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                workers.add(pool.submit(() -> {
                    InferenceSession session = sessions.get();
                    for (int from = next.getAndAdd(CHUNK); from < images; from = next.getAndAdd(CHUNK)) {
                        int end = Math.min(from + CHUNK, images);
                        for (int image = from; image < end; image++) {
                            dataset.copyPixels(image, session.image());
                            visit.accept(session, image);
                        }
                        progress.accept(end - from);
                    }
                    return session;
                }));
            }
            List<InferenceSession> used = new ArrayList<>();
            for (Future<InferenceSession> worker : workers) {
                used.add(worker.get());
            }
            return used;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while classifying", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
