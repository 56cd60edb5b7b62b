package timdnn.report.circuit;

import java.util.List;
import java.util.Locale;
import timdnn.characterization.access.AccessFindings;
import timdnn.report.page.Html;
import timdnn.report.page.SiText;

/**
 * The schedule of an access as bars along a time axis. Bars carry their names as text; colours follow the page's, in dark
 * as in light.
 */
@SuppressWarnings("MemberName") // suffixes are units
final class ScheduleDrawing {
    private static final int WIDTH = 960;
    private static final int LEFT = 190;
    private static final int RIGHT = 80;
    private static final int ROW = 26;
    private static final int BAR = 16;

    private ScheduleDrawing() {}

    /** An interval, from its begin after the address. */
    record Interval(String name, double begin_s, double length_s) {}

    /**
     * What happens one after the other, but the blank conversion before the samples are held, and the bitlines' precharge
     * beside the conversions.
     */
    static List<Interval> intervals(AccessFindings.Schedule schedule) {
        double discharge = schedule.wordline_s();
        double sampling = discharge + schedule.discharge_s();
        double held = sampling + schedule.sampling_s();
        double conversion = schedule.conversions_s() / schedule.columnsPerUnit();
        double recharge = schedule.cycle_s() - schedule.recharge_s();
        return List.of(
                new Interval("address to the far end", 0, schedule.wordline_s()),
                new Interval("discharge, to the strobe", discharge, schedule.discharge_s()),
                new Interval("sampling", sampling, schedule.sampling_s()),
                new Interval("blank conversion", held - conversion, conversion),
                new Interval("precharge of bitlines", held, schedule.precharge_s()),
                new Interval(schedule.columnsPerUnit() + " conversions", held, schedule.conversions_s()),
                new Interval("recharge of samples", recharge, schedule.recharge_s()));
    }

    static Html.Inline of(AccessFindings.Schedule schedule) {
        List<Interval> intervals = intervals(schedule);
        double scale = (WIDTH - LEFT - RIGHT) / schedule.cycle_s();
        int bottom = ROW * intervals.size();
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg class=\"schedule\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Schedule of an access; the table below"
                        + " has its numbers\">",
                WIDTH,
                bottom + ROW);
        for (int index = 0; index < intervals.size(); index++) {
            Interval interval = intervals.get(index);
            int top = index * ROW;
            double begin = LEFT + interval.begin_s() * scale;
            double length = Math.max(1, interval.length_s() * scale);
            add(
                    svg,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
                    LEFT - 10,
                    top + BAR - 3,
                    interval.name());
            add(svg, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>", begin, top, length, BAR);
            add(
                    svg,
                    "<text class=\"soft\" x=\"%.1f\" y=\"%d\">%s</text>",
                    begin + length + 6,
                    top + BAR - 3,
                    SiText.quantity(interval.length_s(), "s", 3));
        }
        add(svg, "<path d=\"M%d %d H%d\"/>", LEFT, bottom, WIDTH - RIGHT);
        add(svg, "<text class=\"soft\" x=\"%d\" y=\"%d\">0</text>", LEFT, bottom + BAR + 2);
        add(
                svg,
                "<text class=\"soft\" x=\"%d\" y=\"%d\" text-anchor=\"end\">next access: %s</text>",
                WIDTH - RIGHT,
                bottom + BAR + 2,
                SiText.quantity(schedule.cycle_s(), "s", 3));
        return new Html.Inline(svg.append("</svg>").toString());
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
