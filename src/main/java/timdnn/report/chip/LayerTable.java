package timdnn.report.chip;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import timdnn.chip.Interval;
import timdnn.chip.energy.BreakdownRow;
import timdnn.chip.energy.ChipResult;
import timdnn.chip.energy.WeightUse.LayerUse;
import timdnn.chip.schedule.LayerSchedule;
import timdnn.chip.schedule.StallCause;
import timdnn.report.page.Html;

/** The layers of a run as rows: time, energy, tiles and copies of the weights, and what tiles wait for most. */
final class LayerTable {
    private LayerTable() {}

    /**
     * Makes the table.
     *
     * @param result the run
     * @return its HTML
     */
    static String of(ChipResult result) {
        Map<String, LayerUse> uses = new HashMap<>();
        result.weightUse().layers().forEach(use -> uses.put(use.layer(), use));
        Map<String, Interval> energies = result.energyBy(BreakdownRow::layer);
        Map<String, Long> times = new HashMap<>();
        result.schedule().layers().forEach(layer -> times.merge(layer.layer(), layer.time_ps(), Long::sum));
        StringBuilder text = new StringBuilder("<table>\n<thead><tr><th>layer</th><th class=\"number\">us</th>"
                + "<th class=\"number\">of the run</th><th class=\"number\">uJ a run</th><th>weights</th>"
                + "<th class=\"number\">tiles</th><th class=\"number\">copies</th>"
                + "<th class=\"number\">tiles at work</th><th>tiles wait most for</th></tr></thead>\n<tbody>\n");
        for (Map.Entry<String, Interval> each : energies.entrySet()) {
            String layer = each.getKey();
            LayerUse use = uses.get(layer);
            text.append("<tr><td>").append(Html.escape(layer)).append("</td>");
            number(text, String.format(Locale.ROOT, "%.4g", times.get(layer) / 1e6));
            number(text, percent((double) times.get(layer) / result.schedule().time_ps()));
            number(
                    text,
                    String.format(Locale.ROOT, "%.3g", 1e6 * each.getValue().estimate()));
            text.append("<td>")
                    .append(use == null ? "in the unit" : use.stays() ? "stay" : "loaded")
                    .append("</td>");
            number(text, use == null ? "" : String.valueOf(use.tiles()));
            number(text, use == null ? "" : String.valueOf(use.replicas()));
            waits(text, result, layer, times.get(layer));
            text.append("</tr>\n");
        }
        return text.append("</tbody>\n</table>\n").toString();
    }

    /** Share of tiles' time at work, and the cause that takes most of the rest. */
    private static void waits(StringBuilder text, ChipResult result, String name, long time_ps) {
        double all = Math.max(1.0, (double) time_ps * result.schedule().tiles());
        Map<StallCause, Long> stalls = new HashMap<>();
        double waited = 0;
        for (LayerSchedule layer : result.schedule().layers()) {
            if (layer.layer().equals(name)) {
                layer.stalls_ps().forEach((cause, time) -> stalls.merge(cause, time, Long::sum));
            }
        }
        for (long time : stalls.values()) {
            waited += time;
        }
        number(text, percent(1 - waited / all));
        String most = stalls.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(entry -> entry.getKey().word() + ", " + percent(entry.getValue() / all))
                .orElse("");
        text.append("<td>").append(Html.escape(most)).append("</td>");
    }

    private static void number(StringBuilder text, String value) {
        text.append("<td class=\"number\">").append(Html.escape(value)).append("</td>");
    }

    /** As text, two digits; what is less than a hundredth of a percent is said to be so. */
    static String percent(double share) {
        double percent = 100 * share;
        return percent > 0 && percent < 0.01
                ? "< 0.01 %"
                : String.format(Locale.ROOT, percent < 10 ? "%.2g %%" : "%.0f %%", percent);
    }
}
