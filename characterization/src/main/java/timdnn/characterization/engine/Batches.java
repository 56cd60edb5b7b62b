package timdnn.characterization.engine;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The batches of a stage: of each trial in turn the missing samples of one window, then of the next. All states grow
 * together, so that intervals mean something early. Each window is as long as all before it together: a load costs as
 * much as some twenty samples, and so it is needed once a window and not once a batch. Made one at a time: memory does not
 * grow with the number of samples.
 */
final class Batches implements Iterator<Batches.Batch> {
    /** Samples of one batch: a kill loses at most this many a worker. */
    static final int BATCH = 16;

    private final List<Trial> trials;
    private final Missing missing;
    private final int end;
    private int from;
    private int to = BATCH;
    private int place;
    private int trial;
    private Batch next;

    /** Some samples of a trial, simulated together on one worker; points are there where no address says where. */
    record Batch(Trial trial, List<Integer> samples, List<double[]> points) {}

    /** What the store lacks. */
    interface Missing {
        /** Which of some samples of a trial are missing. */
        List<Integer> of(Trial trial, List<Integer> samples);
    }

    Batches(List<Trial> trials, Missing missing) {
        this.trials = List.copyOf(trials);
        this.missing = missing;
        end = trials.stream().mapToInt(one -> one.samples().size()).max().orElse(0);
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
        while (next == null && from < end) {
            Trial one = trials.get(trial);
            List<Integer> samples = missing.of(one, one.samples().window(place, BATCH));
            if (!samples.isEmpty()) {
                next = new Batch(one, samples, List.of());
            }
            place += BATCH;
            if (place >= Math.min(to, one.samples().size())) {
                nextTrial();
            }
        }
    }

    private void nextTrial() {
        trial++;
        if (trial == trials.size()) {
            trial = 0;
            from = to;
            to = 2 * to;
        }
        place = from;
    }
}
