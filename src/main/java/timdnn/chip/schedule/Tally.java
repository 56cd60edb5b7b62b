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

    long counted(Action action, long[] since) {
        return numbers[OF_ACTION.get(action)] - since[OF_ACTION.get(action)];
    }

    long busy(Action action, long[] since) {
        int index = ACTIONS + OF_ACTION.get(action);
        return numbers[index] - since[index];
    }

    long stalled(StallCause cause, long[] since) {
        int index = OF_CAUSE.get(cause);
        return numbers[index] - since[index];
    }

    long macs(long[] since) {
        return numbers[numbers.length - 1] - since[numbers.length - 1];
    }
}
