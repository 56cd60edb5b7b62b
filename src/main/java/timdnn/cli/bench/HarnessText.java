package timdnn.cli.bench;

import java.util.Locale;
import timdnn.bench.HarnessFigures;

/** How long the harness takes, beside what is wanted of it, as a table. */
final class HarnessText {
    private HarnessText() {}

    static String of(HarnessFigures figures) {
        StringBuilder text = new StringBuilder();
        row(text, "figure", "measured", "target", "");
        figures.speedupVsBatch()
                .ifPresent(speedup -> row(
                        text,
                        "bitline by the harness against column by ngspice -b",
                        format("%.1f times", speedup),
                        "at least 25",
                        met(speedup >= 25)));
        figures.speedupSameDeck()
                .ifPresent(speedup ->
                        row(text, "  of that the harness, on the same deck", format("%.1f times", speedup), "", ""));
        figures.speedupReduced()
                .ifPresent(speedup -> row(
                        text,
                        "  of that the bitline for the column, by ngspice -b",
                        format("%.1f times", speedup),
                        "",
                        ""));
        figures.overheadVsScript()
                .ifPresent(overhead -> row(
                        text,
                        "core-seconds against a script of alter and tran",
                        format("%+.1f %%", 100 * overhead),
                        "at most +5 %",
                        met(overhead <= 0.05)));
        figures.wallOverheadVsScript()
                .ifPresent(overhead -> row(
                        text,
                        "the same by the clock",
                        format("%+.1f %%", 100 * overhead),
                        "at most +5 %",
                        met(overhead <= 0.05)));
        row(
                text,
                "two workers against one",
                format("%.2f times", figures.twoWorkerScaling()),
                "at least 1.9",
                met(figures.twoWorkerScaling() >= 1.9));
        row(
                text,
                format("memory of a worker, %d samples against %d", figures.memoryLast(), figures.memoryFirst()),
                format("%+.1f %%", 100 * figures.memoryGrowth()),
                "within 5 %",
                met(Math.abs(figures.memoryGrowth()) <= 0.05));
        row(
                text,
                "largest error of the bitline alone",
                format("%.3f mV", 1e3 * figures.largestReductionError_V()),
                "at most 0.5 mV",
                met(figures.largestReductionError_V() <= 0.5e-3));
        figures.largestBatchError_V()
                .ifPresent(error -> row(
                        text,
                        "largest error of ngspice -b on the full column",
                        format("%.3f mV", 1e3 * error),
                        "at most 0.5 mV",
                        met(error <= 0.5e-3)));
        text.append(format(
                        "a sample takes %.2f core-ms (S0 to S8), %.2f in S4%s; %d cores, load %.1f, %d samples a round, %d columns "
                                + "compared",
                        1e3 * figures.reduced().core_s(),
                        1e3 * figures.streamed().core_s(),
                        figures.batch() == null
                                ? ""
                                : format(
                                        ", by the script %.2f, by ngspice -b %.1f, of the column %.0f (%d runs, steps of %.0f ps)",
                                        1e3 * figures.script().core_s(),
                                        1e3 * figures.sameDeck().core_s(),
                                        1e3 * figures.batch().core_s(),
                                        figures.batchRuns(),
                                        1e12 * figures.batchStep_s()),
                        figures.cores(),
                        figures.load(),
                        figures.samples(),
                        figures.compared()))
                .append('\n');
        return text.toString();
    }

    private static void row(StringBuilder text, String name, String measured, String target, String met) {
        text.append(format("%-56s %12s  %-15s %s", name, measured, target, met).stripTrailing())
                .append('\n');
    }

    private static String met(boolean met) {
        return met ? "met" : "missed";
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
