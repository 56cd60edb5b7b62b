package timdnn.cli.network;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.IntConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import timdnn.cli.shared.Project;

/**
 * Progress of a network over images, or of other work that is counted: a bar on a terminal, a line every few seconds elsewhere. Safe to
 * call from any thread.
 */
public final class ImageProgress implements IntConsumer, AutoCloseable {
    private static final long SPARSE_NS = 5_000_000_000L;

    private final PrintWriter err;
    private final String what;
    private final int workload;
    private final ProgressBar bar;
    private long done;
    private long spoken_ns = System.nanoTime();

    ImageProgress(PrintWriter err, int workload) {
        this(err, "images", workload);
    }

    /**
     * Progress that begins now.
     *
     * @param err where it is told
     * @param what what is counted, in the plural
     * @param workload how many there will be
     */
    public ImageProgress(PrintWriter err, String what, int workload) {
        this.err = err;
        this.what = what;
        this.workload = workload;
        this.bar = !Project.terminal()
                ? null
                : new ProgressBarBuilder()
                        .setTaskName(what)
                        .setInitialMax(workload)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .build();
    }

    @Override
    public synchronized void accept(int images) {
        done += images;
        if (bar != null) {
            bar.stepBy(images);
        } else if (System.nanoTime() - spoken_ns > SPARSE_NS) {
            spoken_ns = System.nanoTime();
            err.println(String.format(Locale.ROOT, "%s: %d of %d", what, done, workload));
            err.flush();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
