package timdnn.cli.study;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import timdnn.characterization.engine.CampaignListener;
import timdnn.cli.shared.Project;

/**
 * Progress on standard error: a bar on a terminal, a line every few seconds elsewhere; both with rate, expected end and,
 * in Monte Carlo, the relative half width of σ of the state that has the fewest samples.
 */
final class Progress implements CampaignListener, AutoCloseable {
    private static final long SPARSE_NS = 10_000_000_000L;

    private final PrintStream err = System.err;
    private final boolean terminal = Project.terminal();
    private ProgressBar bar;
    private String stage = "";
    private int all;
    private int done;
    private int found;
    private long began;
    private long spoken;
    private String reached = "";

    @Override
    public void stage(String experiment, int simulations, int before) {
        close();
        stage = experiment;
        all = simulations;
        done = before;
        found = before;
        reached = "";
        if (before == simulations) {
            return;
        }
        if (before > 0) {
            say(String.format(Locale.ROOT, "%s: %d of %d simulations are in the store already", stage, before, all));
        }
        spoken = System.nanoTime();
        began = spoken;
        if (terminal) {
            bar = new ProgressBarBuilder()
                    .setTaskName(String.format(Locale.ROOT, "%-12s", experiment))
                    .setInitialMax(simulations)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                    .startsFrom(before, java.time.Duration.ZERO)
                    .build();
        }
    }

    @Override
    public void simulated(int simulations, int failed) {
        done += simulations;
        if (bar != null) {
            bar.stepBy(simulations);
        } else if (System.nanoTime() - spoken > SPARSE_NS) {
            spoken = System.nanoTime();
            err.println(line(spoken - began));
        }
    }

    /** Rate and expected end are those of this stage and session. */
    private String line(long elapsed_ns) {
        double rate = (done - found) / (elapsed_ns * 1e-9);
        // A search may take more than it usually does; then nobody knows how many are to come.
        return String.format(
                Locale.ROOT,
                "%s: %d%s simulations, %.1f a second%s%s",
                stage,
                done,
                done > all ? "" : " of " + all,
                rate,
                done > all ? "" : String.format(Locale.ROOT, ", about %.0f s to go", (all - done) / rate),
                reached.isEmpty() ? "" : ", " + reached);
    }

    @Override
    public void interval(double halfWidth) {
        reached = String.format(Locale.ROOT, "sigma within %.1f %%", 100 * halfWidth);
        if (bar != null) {
            bar.setExtraMessage(" " + reached);
        }
    }

    @Override
    public void finding(String sentence) {
        say(sentence);
    }

    /** Prints a line without tearing the bar. */
    void say(String sentence) {
        if (bar != null) {
            bar.pause();
            err.print("\r");
        }
        err.println(sentence);
        if (bar != null) {
            bar.resume();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
