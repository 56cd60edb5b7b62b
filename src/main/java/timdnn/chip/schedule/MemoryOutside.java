package timdnn.chip.schedule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import timdnn.chip.design.Design;
import timdnn.chip.program.Instruction.Load;
import timdnn.chip.program.Instruction.Store;
import timdnn.chip.program.Traffic;

/**
 * The memory outside of the chip: transfers go one after the other at its bandwidth; its latency is taken to be hidden. Inputs that were
 * loaded wait in the order in which they came.
 */
final class MemoryOutside {
    private final Design design;
    private final Clocks clocks;
    private final Tally tally;
    private final SpanListener listener;
    private final Prefetch prefetch;
    private final Deque<Long> inputs = new ArrayDeque<>();
    private Optional<Gaps> shared = Optional.empty();
    private long weightsFrom_ps;
    private long transferred_ps;

    MemoryOutside(Design design, Clocks clocks, Tally tally, SpanListener listener) {
        this.design = design;
        this.clocks = clocks;
        this.tally = tally;
        this.listener = listener;
        this.prefetch = new Prefetch(design);
    }

    /** When the weights that were loaded last could first be written. */
    long weightsFrom_ps() {
        return weightsFrom_ps;
    }

    /** Reads; {@code free_ps} is when all tiles are free. */
    void load(Load load, long free_ps) {
        tally.count(Action.DRAM_READ, Byte.SIZE * load.bytes());
        if (load.what() == Traffic.WEIGHTS) {
            weights(load.bytes(), free_ps);
            return;
        }
        long ready =
                switch (load.what()) {
                    case INPUTS -> clocks.get(Clocks.LAST_READ);
                    case SUMS, OUTPUTS, INSTRUCTIONS, WEIGHTS -> clocks.get(Clocks.LAST_RESULT);
                };
        long end = transfer(load.what(), ready, load.bytes(), Action.DRAM_READ);
        if (load.what() == Traffic.INPUTS) {
            inputs.add(end);
        } else {
            clocks.raise(Clocks.INPUTS, end);
        }
    }

    /** Weights come when tiles are free; what weight buffers have room for came in gaps before. */
    private void weights(long bytes, long free_ps) {
        prefetch.idle(clocks.get(Clocks.DRAM), free_ps);
        long early = prefetch.fill(bytes, listener);
        long words = words(early);
        tally.count(Action.WEIGHT_BUFFER_WRITE, words);
        tally.count(Action.WEIGHT_BUFFER_READ, words);
        tally.busy(Action.DRAM_READ, design.dram_ps(early));
        clocks.raise(Clocks.DRAM, free_ps);
        weightsFrom_ps = clocks.get(Clocks.DRAM);
        long end = weightsFrom_ps;
        if (bytes > early) {
            end = transfer(Traffic.WEIGHTS, free_ps, bytes - early, Action.DRAM_READ);
        }
        clocks.set(Clocks.WEIGHTS, end);
    }

    private long words(long bytes) {
        int bits = design.memory().word_bits();
        return (Byte.SIZE * bytes + bits - 1) / bits;
    }

    void store(Store store) {
        tally.count(Action.DRAM_WRITE, Byte.SIZE * store.bytes());
        transfer(store.what(), clocks.get(Clocks.LAST_RESULT), store.bytes(), Action.DRAM_WRITE);
    }

    /** From now on transfers may take gaps that those of other layers leave. */
    void share(Gaps gaps) {
        shared = Optional.of(gaps);
    }

    /** {@return when the last transfer ended, ps} */
    long transferred_ps() {
        return transferred_ps;
    }

    private long transfer(Traffic what, long ready_ps, long bytes, Action action) {
        long free = clocks.get(Clocks.DRAM);
        long takes = design.dram_ps(bytes);
        long start = shared.map(gaps -> gaps.take(ready_ps, takes, free)).orElseGet(() -> Math.max(free, ready_ps));
        prefetch.idle(free, start);
        long end = start + takes;
        clocks.raise(Clocks.DRAM, end);
        transferred_ps = end;
        tally.busy(action, end - start);
        listener.span("dram", what.word(), start, end);
        return end;
    }

    /** The weights that were loaded last are in the tiles. */
    void written(long time_ps) {
        prefetch.emptied(time_ps);
    }

    /** Goes on to the inputs of the next load. */
    void next() {
        clocks.raise(Clocks.INPUTS, inputs.isEmpty() ? 0 : inputs.remove());
    }

    /** Forgets inputs that nobody went on to. */
    void forget() {
        inputs.clear();
    }
}
