package timdnn.chip.schedule;

import java.util.ArrayDeque;
import java.util.Deque;
import timdnn.chip.design.Design;

/**
 * Weight buffers of the banks: weights of the next pass come into them while tiles work, in the gaps that other transfers leave the memory
 * outside, so that nothing waits for them. Buffers are filled again when the weights before have been written into tiles.
 */
final class Prefetch {
    private final Design design;
    private final long room_B;
    private final Deque<Gap> gaps = new ArrayDeque<>();
    private long emptySince_ps;

    /** Time in which nothing passes between chip and memory, and buffers are empty. */
    record Gap(long start_ps, long end_ps) {}

    Prefetch(Design design) {
        this.design = design;
        this.room_B = design.memory().hasDram()
                ? (long) design.banks() * design.memory().weightBuffer_B()
                : 0;
    }

    /** The memory outside was idle. */
    void idle(long start_ps, long end_ps) {
        long start = Math.max(start_ps, emptySince_ps);
        if (room_B > 0 && end_ps > start) {
            gaps.add(new Gap(start, end_ps));
        }
    }

    /**
     * Fills buffers in the gaps up to now, from the first on.
     *
     * @param bytes bytes of the weights
     * @param listener is told what comes when
     * @return bytes that came, at most what there is room for
     */
    long fill(long bytes, SpanListener listener) {
        long wanted = Math.min(bytes, room_B);
        long come = 0;
        while (come < wanted && !gaps.isEmpty()) {
            Gap gap = gaps.remove();
            long part = Math.min(wanted - come, design.dramBytes(gap.end_ps() - gap.start_ps()));
            if (part > 0) {
                listener.span("dram", "weights", gap.start_ps(), gap.start_ps() + design.dram_ps(part));
                come += part;
            }
        }
        return come;
    }

    /** Weights have been written into tiles, and buffers are empty again. */
    void emptied(long time_ps) {
        gaps.clear();
        emptySince_ps = time_ps;
    }
}
