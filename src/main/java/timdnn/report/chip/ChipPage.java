package timdnn.report.chip;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import timdnn.chip.Claim;
import timdnn.chip.Interval;
import timdnn.chip.TableFigures;
import timdnn.chip.energy.ChipResult;
import timdnn.report.page.Html;

/**
 * A page about a run on a chip: its figures in a table, then the pictures. It loads nothing, needs no script, and prints a picture a
 * page at most. The same run gives the same bytes.
 */
public final class ChipPage {
    private static final String STYLE = """
            :root { color-scheme: light; }
            body { font: 15px/1.5 system-ui, 'DejaVu Sans', sans-serif; color: #1c2126; background: #fff; max-width: 1120px;
              margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.15rem; margin: 2.5rem 0 .5rem; }
            p { max-width: 46rem; } .soft { color: #59636e; }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
            th, td { padding: .3rem 1.2rem .3rem 0; text-align: left; border-bottom: 1px solid #d9dee3; }
            td.number, th.number { text-align: right; white-space: nowrap; }
            figure { margin: 0 0 1rem; overflow-x: auto; } svg { max-width: 100%; height: auto; display: block; }
            @page { size: A4 landscape; margin: 12mm; }
            thead { display: table-header-group; } tr { break-inside: avoid; }
            @media print { body { margin: 0; padding: 0; max-width: none; font-size: 10pt; } h2 { break-after: avoid; }
              section { break-inside: avoid; } section.long { break-inside: auto; font-size: 8pt; }
                th, td { padding-top: .12rem; padding-bottom: .12rem; } figure { overflow: visible; } svg { max-height: 165mm; width: auto; margin: 0 auto; } }
            """;

    private final StringBuilder text = new StringBuilder();

    private ChipPage() {}

    /**
     * Makes the page.
     *
     * @param result the run
     * @param table the table of its design
     * @param claims the paper's claims beside ours; empty to leave them out
     * @return the HTML text
     */
    public static String of(ChipResult result, TableFigures table, List<Claim> claims) {
        return new ChipPage().page(result, table, claims);
    }

    private String page(ChipResult result, TableFigures table, List<Claim> claims) {
        String title = result.network().name() + " on " + result.design().name();
        line("<!DOCTYPE html>");
        line("<html lang=\"en\">");
        line("<head>");
        line("<meta charset=\"utf-8\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        line("<title>" + Html.escape(title) + "</title>");
        line("<style>");
        text.append(STYLE);
        line("</style>");
        line("</head>");
        line("<body>");
        line("<h1>" + Html.escape(title) + "</h1>");
        line("<p class=\"soft\">"
                + Html.escape(result.network().source().replaceFirst("\\.$", "") + "; batch " + result.batch()
                        + "; table " + table.table().name())
                + ". Figures are simulated or scheduled (S) over components with sources; brackets are their"
                + " reach.</p>");
        line("<p>Weights: " + Html.escape(result.weightUse().why()) + ".</p>");
        figures(result);
        result.area_m2().ifPresent(area -> picture("Floor plan", FloorPlan.of(result.design(), table, area.nominal())));
        picture("Energy by layer and component", EnergyBars.of(result));
        line("<section class=\"long\">");
        line("<h2>Layers</h2>");
        text.append(LayerTable.of(result));
        line("</section>");
        picture("The longest layer in time", LayerGantt.of(result));
        picture("Roofline", Roofline.of(result));
        picture("What the energy hangs on", TornadoChart.of("energy of an inference", result.energy_J(), 1e6, "uJ"));
        if (!claims.isEmpty()) {
            picture("The paper's claims and ours, in closed form", ClaimChart.of(claims));
        }
        line("</body>");
        line("</html>");
        return text.toString();
    }

    private void figures(ChipResult result) {
        line("<table>");
        line("<tr><th>figure</th><th class=\"number\">value</th><th>reach</th></tr>");
        row("latency", Interval.of(result.latency_s()), 1e6, "us");
        row("inferences a second", Interval.of(result.inferencesPerSecond()), 1, "1/s");
        row("energy of an inference", Interval.of(result.energy_J()), 1e6, "uJ");
        row("power", Interval.of(result.power_W()), 1, "W");
        row("power of the hungriest layer", Interval.of(result.peakPower_W()), 1, "W");
        Optional.of(result).flatMap(ChipResult::area_m2).ifPresent(area -> row("area", Interval.of(area), 1e6, "mm2"));
        row("sustained rate", Interval.of(result.sustainedOpsPerSecond()), 1e-12, "TOPS");
        plain("peak rate", number(1e-12 * result.peakOpsPerSecond()) + " TOPS");
        plain("tiles at work", number(100 * result.tileUtilisation()) + " % of their time");
        result.stalls().forEach((cause, share) -> plain("tiles wait: " + cause, LayerTable.percent(share)));
        line("</table>");
    }

    private void row(String name, Interval value, double scale, String unit) {
        Interval shown = value.times(scale);
        line("<tr><td>" + Html.escape(name) + "</td><td class=\"number\">" + number(shown.estimate()) + " " + unit
                + "</td><td>" + number(shown.low()) + " to " + number(shown.high()) + "</td></tr>");
    }

    private void plain(String name, String value) {
        line("<tr><td>" + Html.escape(name) + "</td><td class=\"number\">" + Html.escape(value)
                + "</td><td></td></tr>");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 1000 ? "%.0f" : "%.3g", value);
    }

    private void picture(String title, String svg) {
        line("<section>");
        line("<h2>" + Html.escape(title) + "</h2>");
        line("<figure>");
        text.append(svg);
        line("</figure>");
        line("</section>");
    }

    private void line(String raw) {
        text.append(raw).append('\n');
    }
}
