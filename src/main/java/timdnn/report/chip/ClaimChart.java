package timdnn.report.chip;

import java.util.List;
import java.util.Locale;
import timdnn.chip.Claim;
import timdnn.chip.Interval;

/** Our numbers over the paper's, on a logarithmic axis, with their reach. */
public final class ClaimChart {
    private static final double LEFT = 230;
    private static final double WIDTH = 900;
    private static final double ROW = 24;
    private static final double DECADES = 2;

    private ClaimChart() {}

    /**
     * Draws claims.
     *
     * @param claims the claims
     * @return the picture
     */
    public static String of(List<Claim> claims) {
        Svg svg = new Svg(WIDTH, 70 + claims.size() * ROW, "our numbers over the paper's (A), with their reach");
        double bottom = 40 + claims.size() * ROW;
        for (double mark : new double[] {0.1, 0.2, 0.5, 1, 2, 5, 10}) {
            svg.line(x(mark), 34, x(mark), bottom, mark == 1 ? "#222" : "#dddddd");
            svg.text(x(mark), bottom + 14, "middle", 10, String.format(Locale.ROOT, "%.3g", mark));
        }
        double y = 48;
        for (Claim claim : claims) {
            Interval ours = claim.ours().times(1 / claim.paper());
            String tip = String.format(
                    Locale.ROOT,
                    "%s: paper %.4g, ours %.4g [%.4g, %.4g] %s",
                    claim.name(),
                    claim.paper(),
                    claim.ours().estimate(),
                    claim.ours().low(),
                    claim.ours().high(),
                    claim.unit());
            svg.text(LEFT - 10, y + 4, "end", 11, claim.name());
            svg.line(x(ours.low()), y, x(ours.high()), y, Svg.COLOURS[0]);
            svg.circle(x(ours.estimate()), y, 5, Svg.COLOURS[0], tip);
            y += ROW;
        }
        return svg.document();
    }

    private static double x(double ratio) {
        double decade = Math.max(-DECADES / 2, Math.min(DECADES / 2, Math.log10(ratio)));
        return LEFT + (WIDTH - LEFT - 30) * (decade + DECADES / 2) / DECADES;
    }
}
