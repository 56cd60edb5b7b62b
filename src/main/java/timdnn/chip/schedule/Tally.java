package timdnn.chip.schedule;

import java.util.EnumMap;
import java.util.Map;

/** What has been counted so far: actions, busy times, stalls. All are sums, so that a repetition can be added as often as it happens. */
final class Tally {
    private static final int ACTIONS = Action.values().length;
    private static final Map<Action, Integer> OF_ACTION = new EnumMap<>(Action.class);
    private static final Map<StallCause, Integer> OF_CAUSE = new EnumMap<>(StallCause.class);

    static {
        for (Action action : Action.values()) {
            OF_ACTION.put(action, OF_ACTION.size());
        }
        for (StallCause cause : StallCause.values()) {
            OF_CAUSE.put(cause, 2 * ACTIONS + OF_CAUSE.size());
        }
    }

    private final long[] numbers = new long[2 * ACTIONS + OF_CAUSE.size() + 1];

    void count(Action action, long count) {
        numbers[OF_ACTION.get(action)] += count;
    }

    void busy(Action action, long tile_ps) {
        numbers[ACTIONS + OF_ACTION.get(action)] += tile_ps;
    }

    void stall(StallCause cause, long tile_ps) {
        numbers[OF_CAUSE.get(cause)] += tile_ps;
    }

    void macs(long count) {
        numbers[numbers.length - 1] += count;
    }

    long[] snapshot() {
        return numbers.clone();
    }

    /** Adds what came since a snapshot once more, so many times. */
    void repeat(long[] since, long times) {
        for (int index = 0; index < numbers.length; index++) {
            numbers[index] += (numbers[index] - since[index]) * times;
        }
    }

    /** {@return how often each action has happened since a snapshot, those that have} */
    Map<Action, Long> counts(long[] since) {
        return since(Action.class, OF_ACTION, 0, since);
    }

    /** {@return how long components have been at work on each action since a snapshot, ps, those that have} */
    Map<Action, Long> busy(long[] since) {
        return since(Action.class, OF_ACTION, ACTIONS, since);
    }

    /** {@return times of tiles that do not work since a snapshot, ps, by the causes that occur} */
    Map<StallCause, Long> stalls(long[] since) {
        return since(StallCause.class, OF_CAUSE, 0, since);
    }

    private <K extends Enum<K>> Map<K, Long> since(Class<K> keys, Map<K, Integer> places, int offset, long[] since) {
        Map<K, Long> found = new EnumMap<>(keys);
        places.forEach((key, place) -> {
            long number = numbers[offset + place] - since[offset + place];
            if (number > 0) {
                found.put(key, number);
            }
        });
        return found;
    }

    long macs(long[] since) {
        return numbers[numbers.length - 1] - since[numbers.length - 1];
    }
}
