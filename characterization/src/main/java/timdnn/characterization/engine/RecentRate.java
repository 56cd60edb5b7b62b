package timdnn.characterization.engine;

import java.util.ArrayDeque;
import java.util.Deque;

/** How many simulations ended lately: stages differ in what a simulation costs, so old ones say little about the next. */
final class RecentRate {
    private static final long WINDOW_MS = 20_000;

    private record Reading(long time_ms, int simulated) {}

    private final Deque<Reading> readings = new ArrayDeque<>();

    RecentRate(long started_ms) {
        readings.add(new Reading(started_ms, 0));
    }

    /** Beginning and end of the last 20 s in ms, and the simulations that ended between them, as one line. */
    String over(long now_ms, int simulated) {
        while (readings.size() > 1 && readings.peekFirst().time_ms() < now_ms - WINDOW_MS) {
            readings.removeFirst();
        }
        Reading first = readings.peekFirst();
        readings.add(new Reading(now_ms, simulated));
        return first.time_ms() + " " + now_ms + " " + (simulated - first.simulated());
    }
}
