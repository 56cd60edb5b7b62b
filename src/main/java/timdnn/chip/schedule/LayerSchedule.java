package timdnn.chip.schedule;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A layer's part of a schedule.
 *
 * @param layer its name
 * @param start_ps when it begins
 * @param end_ps when its last result is there
 * @param counts how often each action happens
 * @param busy_ps how long components are at work on an action, summed over all of them; tiles also while a neighbour of
 *     the same slice has one block more
 * @param stalls_ps times of tiles that do not work, summed over tiles
 * @param multiplyAccumulates multiplications of a weight and an activation
 */
@SuppressWarnings("MemberName") // suffixes are units
public record LayerSchedule(
        String layer,
        long start_ps,
        long end_ps,
        Map<Action, Long> counts,
        Map<Action, Long> busy_ps,
        Map<StallCause, Long> stalls_ps,
        long multiplyAccumulates) {
    /** Copies the maps. */
    public LayerSchedule {
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
        busy_ps = Collections.unmodifiableMap(new EnumMap<>(busy_ps));
        stalls_ps = Collections.unmodifiableMap(new EnumMap<>(stalls_ps));
    }

    /** {@return time from begin to end, ps} */
    public long time_ps() {
        return end_ps - start_ps;
    }

    /**
     * How often an action happens.
     *
     * @param action the action
     * @return the count
     */
    public long count(Action action) {
        return counts.getOrDefault(action, 0L);
    }

    /**
     * How long components are at work on an action.
     *
     * @param action the action
     * @return ps, summed over components
     */
    public long busy(Action action) {
        return busy_ps.getOrDefault(action, 0L);
    }
}
