package timdnn.harness.worker;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends what is late. One owner begins and ends waits, thousands a second; the clock of all is one thread, which wakes once a
 * deadline and not once a wait.
 */
final class Deadline {
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(body -> {
        Thread thread = new Thread(body, "deadlines");
        thread.setDaemon(true);
        return thread;
    });

    private final Runnable end;
    private boolean waiting;
    private boolean armed;
    private boolean passed;
    private long due;
    private long alarm;

    /**
     * A deadline.
     *
     * @param end what to do when it passes; runs on the clock's thread
     */
    Deadline(Runnable end) {
        this.end = end;
    }

    /** A wait begins. */
    synchronized void begin(Duration longest) {
        due = System.nanoTime() + longest.toNanos();
        waiting = true;
        // Where all waits are equally long, as those of a campaign are, the alarm that is set is early enough.
        if (!armed || due - alarm < 0) {
            arm(longest.toNanos());
        }
    }

    /** The wait is over. */
    synchronized void end() {
        waiting = false;
    }

    synchronized boolean hasPassed() {
        return passed;
    }

    private void arm(long nanos) {
        armed = true;
        alarm = System.nanoTime() + nanos;
        var unused = CLOCK.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
    }

    private synchronized void look() {
        long left = due - System.nanoTime();
        armed = false;
        if (waiting && left > 0) {
            arm(left);
        } else if (waiting) {
            passed = true;
            end.run();
        }
    }
}
