package timdnn.bench;

import java.lang.management.ManagementFactory;

/**
 * The most of the heap that was live at once, looked at once a second behind a collection: what is garbage at a time depends on
 * how large the heap may be, and says nothing about the work. What lives for less than a second may be missed; a run with a
 * small {@code -Xmx} shows that it fits.
 */
public final class LiveHeap implements AutoCloseable {
    private static final long EVERY_MS = 1000;

    private final Thread watcher = new Thread(this::watch, "live-heap");
    private volatile boolean done;
    private volatile long peak_B;

    /** Begins to watch. */
    public LiveHeap() {
        watcher.setDaemon(true);
        watcher.start();
    }

    private void watch() {
        while (!done) {
            look();
            try {
                Thread.sleep(EVERY_MS);
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private synchronized void look() {
        System.gc();
        peak_B = Math.max(
                peak_B, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    /**
     * The most so far.
     *
     * @return bytes
     */
    public long peak_B() {
        look();
        return peak_B;
    }

    @Override
    public void close() {
        done = true;
        watcher.interrupt();
    }
}
