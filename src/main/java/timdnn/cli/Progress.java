package timdnn.cli;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import timdnn.characterization.campaign.CampaignListener;

/** Progress on standard error: a bar on a terminal, a line every few seconds elsewhere. */
final class Progress implements CampaignListener, AutoCloseable {
    private static final long SPARSE_NS = 10_000_000_000L;

    private final PrintStream err = System.err;
    private final boolean terminal = Project.terminal();
    private ProgressBar bar;
    private String stage = "";
    private int all;
    private int done;
    private long spoken;

    @Override
    public void stage(String experiment, int simulations, int before) {
        close();
        stage = experiment;
        all = simulations;
        done = before;
        if (before == simulations) {
            return;
        }
        if (before > 0) {
            say(String.format(Locale.ROOT, "%s: %d of %d simulations are in the store already", stage, before, all));
        }
        spoken = System.nanoTime();
        if (terminal) {
            bar = new ProgressBarBuilder()
                    .setTaskName(String.format(Locale.ROOT, "%-12s", experiment))
                    .setInitialMax(simulations)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
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
            err.println(String.format(Locale.ROOT, "%s: %d of %d simulations", stage, done, all));
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
