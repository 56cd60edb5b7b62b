package timdnn.cli.network;

import java.io.PrintWriter;
import java.util.Locale;
import timdnn.network.accuracy.DieAccuracy;
import timdnn.network.accuracy.ImageMean;
import timdnn.network.accuracy.Spread;

/** How a network did on dies, a line a finding. */
final class DieLines {
    private DieLines() {}

    static void print(DieAccuracy result, PrintWriter out) {
        line(
                out,
                "accuracy     %.3f %% on %d dies%s, %d images each; %.3f %% without errors (S)",
                100 * result.mean(),
                result.options().dies(),
                result.options().noise() ? " with noise" : "",
                result.images(),
                100 * result.exact());
        line(
                out,
                "dies         worst %.3f %%, 5 %% below %.3f %%, median %.3f %%, best %.3f %%",
                100 * result.quantile(0),
                100 * result.quantile(0.05),
                100 * result.quantile(0.5),
                100 * result.quantile(1));
        line(
                out,
                "yield        %d of %d dies reach %.2f %%: [%.1f, %.1f] %%",
                result.good(),
                result.options().dies(),
                100 * result.yieldAccuracy(),
                100 * result.yielded().low(),
                100 * result.yielded().high());
        spread("dies", result.ofDies(), out);
        spread("noise", result.ofNoise(), out);
        spread("images", result.ofImages(), out);
        spread("table", result.ofTable(), out);
        difference("no errors", result.againstExact(), out);
        difference("iid", result.againstIid(), out);
    }

    private static void spread(String of, Spread spread, PrintWriter out) {
        line(
                out,
                "spread       by %s %.4f points [%.4f, %.4f]",
                of,
                100 * spread.sigma(),
                100 * spread.low(),
                100 * spread.high());
    }

    private static void difference(String to, ImageMean mean, PrintWriter out) {
        line(
                out,
                "difference   to %s on the same images %+.4f points [%+.4f, %+.4f]",
                to,
                100 * mean.mean(),
                100 * (mean.mean() - mean.halfWidth()),
                100 * (mean.mean() + mean.halfWidth()));
    }

    private static void line(PrintWriter out, String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
    }
}
