package timdnn.chip.schedule;

import java.util.ArrayList;
import java.util.List;

/** Times in which the memory outside is free before its last transfer ends: layers of a pipeline ask for it in another order than they need it. */
final class Gaps {
    /** The latest of them that are kept; to forget one makes a transfer wait longer, never two pass at once. */
    private static final int MOST = 64;

    private final List<Gap> gaps = new ArrayList<>();

    private record Gap(long start_ps, long end_ps) {}

    /**
     * Takes the first time that is long enough.
     *
     * @param ready_ps when a transfer can begin
     * @param takes_ps how long it takes
     * @param free_ps when the last transfer so far ends
     * @return when it begins, ps
     */
    long take(long ready_ps, long takes_ps, long free_ps) {
        if (takes_ps == 0) {
            return ready_ps;
        }
        for (int index = 0; index < gaps.size(); index++) {
            Gap gap = gaps.get(index);
            long start = Math.max(gap.start_ps(), ready_ps);
            long end = start + takes_ps;
            if (end <= gap.end_ps()) {
                gaps.remove(index);
                add(index, end, gap.end_ps());
                add(index, gap.start_ps(), start);
                return start;
            }
        }
        long start = Math.max(free_ps, ready_ps);
        add(gaps.size(), free_ps, start);
        if (gaps.size() > MOST) {
            gaps.remove(0);
        }
        return start;
    }

    private void add(int index, long start_ps, long end_ps) {
        if (end_ps > start_ps) {
            gaps.add(index, new Gap(start_ps, end_ps));
        }
    }
}
