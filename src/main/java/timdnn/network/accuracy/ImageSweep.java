package timdnn.network.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import timdnn.network.InferenceSession;
import timdnn.network.data.Dataset;

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
        inParallel(
                images,
                image -> image,
                sessions,
                progress,
                (session, image) -> answers[image] = session.classify(image));
        return answers;
    }

    /** Counts the accesses of some images. */
    void count(int[] images, Supplier<InferenceSession> sessions, IntConsumer progress, CountedAccesses counted) {
        inParallel(images.length, index -> images[index], sessions, progress, (session, index) -> {
            session.countAccesses();
            session.infer(images[index]);
            counted.add(index, session.tallies());
        });
    }

    /** What to do with an image that a session has loaded. */
    @FunctionalInterface
    private interface Visit {
        void accept(InferenceSession session, int index);
    }

    private void inParallel(
            int images,
            IntUnaryOperator numberOf,
            Supplier<InferenceSession> sessions,
            IntConsumer progress,
            Visit visit) {
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                workers.add(pool.submit(() -> {
                    InferenceSession session = sessions.get();
                    for (int from = next.getAndAdd(CHUNK); from < images; from = next.getAndAdd(CHUNK)) {
                        int end = Math.min(from + CHUNK, images);
                        for (int index = from; index < end; index++) {
                            dataset.copyPixels(numberOf.applyAsInt(index), session.image());
                            visit.accept(session, index);
                        }
                        progress.accept(end - from);
                    }
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
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
