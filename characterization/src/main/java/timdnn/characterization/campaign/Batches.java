package timdnn.characterization.campaign;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import timdnn.characterization.bench.Trial;

/**
 * The batches of a stage: of each trial in turn the missing samples of one window, then of the next. All states grow
 * together, so that intervals mean something early. Made one at a time: memory does not grow with the number of samples.
 */
final class Batches implements Iterator<Batches.Batch> {
    /** Samples of one batch: a fresh load costs one sample, and a kill loses at most this many a worker. */
    static final int WINDOW = 16;

    private final List<Trial> trials;
    private final Shard shard;
    private final Missing missing;
    private final int end;
    private int window;
    private int trial;
    private Batch next;

    /** Some samples of a trial, simulated together on one worker. */
    record Batch(Trial trial, List<Integer> samples) {}

    /** What the store lacks. */
    interface Missing {
        /** Indices of missing samples from {@code from} to before {@code to}. */
        List<Integer> of(Trial trial, int from, int to);
    }

    Batches(List<Trial> trials, Shard shard, Missing missing) {
        this.trials = List.copyOf(trials);
        this.shard = shard;
        this.missing = missing;
        end = trials.stream()
                .mapToInt(one -> shard.to(one) - shard.from(one))
                .max()
                .orElse(0);
        advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Batch next() {
        if (next == null) {
            throw new NoSuchElementException("the stage has no more batches");
        }
        Batch batch = next;
        advance();
        return batch;
    }

    private void advance() {
        next = null;
        while (next == null && window < end) {
            Trial one = trials.get(trial);
            int from = shard.from(one) + window;
            int to = Math.min(shard.to(one), from + WINDOW);
            List<Integer> samples = from < to ? missing.of(one, from, to) : List.of();
            if (!samples.isEmpty()) {
                next = new Batch(one, samples);
            }
            trial++;
            if (trial == trials.size()) {
                trial = 0;
                window += WINDOW;
            }
        }
    }
}
