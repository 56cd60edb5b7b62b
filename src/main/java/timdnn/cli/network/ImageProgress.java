package timdnn.cli.network;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.IntConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import timdnn.cli.shared.Project;

/** Progress of a network over images: a bar on a terminal, a line every few seconds elsewhere. Safe to call from any thread. */
final class ImageProgress implements IntConsumer, AutoCloseable {
    private static final long SPARSE_NS = 5_000_000_000L;

    private final PrintWriter err;
    private final int workload;
    private final ProgressBar bar;
    private long done;
    private long spoken_ns = System.nanoTime();

    ImageProgress(PrintWriter err, int workload) {
        this.err = err;
        this.workload = workload;
        this.bar = !Project.terminal()
                ? null
                : new ProgressBarBuilder()
                        .setTaskName("images")
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
            err.println(String.format(Locale.ROOT, "images: %d of %d", done, workload));
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
