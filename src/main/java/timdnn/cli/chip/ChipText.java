package timdnn.cli.chip;

import java.util.Locale;
import java.util.Map;
import timdnn.characterization.figure.Figure;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.chip.Interval;
import timdnn.chip.energy.BreakdownRow;
import timdnn.chip.energy.ChipResult;

/** A run for people. */
final class ChipText {
    private static final int SHOWN = 12;

    private ChipText() {}

    static String of(ChipResult result) {
        StringBuilder text = new StringBuilder();
        line(text, "network  %s: %s", result.network().name(), result.network().source());
        line(
                text,
                "design   %s, %d tiles, batch %d, %s",
                result.design().name(),
                result.design().tiles().count(),
                result.batch(),
                weights(result));
        line(text, "weights  %s", result.weightUse().why());
        line(text, "");
        figure(text, "latency", ChipFigures.LATENCY, result, 1e6, "us");
        figure(text, "inferences", ChipFigures.RATE, result, 1, "1/s");
        result.pipelined()
                .ifPresent(found -> line(
                        text,
                        "%-12s %s 1/s, %s uJ an inference, at most %d runs under way, through layers in place",
                        "pipelined",
                        number(found.inferencesPerSecond()),
                        number(1e6 * found.energy_J()),
                        found.schedule().inFlight()));
        figure(text, "energy", ChipFigures.ENERGY, result, 1e6, "uJ an inference");
        figure(text, "power", ChipFigures.POWER, result, 1, "W");
        figure(text, "peak power", ChipFigures.PEAK_POWER, result, 1, "W, of a layer");
        if (result.area_m2().isPresent()) {
            figure(text, "area", ChipFigures.AREA, result, 1e6, "mm2");
        }
        figure(text, "peak", ChipFigures.PEAK, result, 1e-12, "TOPS");
        figure(text, "sustained", ChipFigures.SUSTAINED, result, 1e-12, "TOPS");
        line(
                text,
                "%-12s %.1f %% of tiles' time, %.1f %% of columns",
                "utilisation",
                100 * result.tileUtilisation(),
                100 * result.columnUtilisation());
        line(
                text,
                "%-12s %.1f %% of the energy is leakage of tiles that do not access",
                "idle",
                100 * result.idleLeakage_J() / result.run_J().nominal());
        line(text, "");
        line(text, "tiles wait for");
        result.stalls().forEach((cause, share) -> line(text, "  %-22s %5.1f %% of their time", cause, 100 * share));
        line(text, "");
        line(text, "energy of a run by component and action");
        double all = result.run_J().nominal();
        result.energyBy(row -> row.component() + " " + row.action()).entrySet().stream()
                .sorted(Map.Entry.<String, Interval>comparingByValue(
                        (one, other) -> Double.compare(other.estimate(), one.estimate())))
                .limit(SHOWN)
                .forEach(entry -> line(
                        text,
                        "  %-32s %9.3f uJ  %5.1f %%",
                        entry.getKey(),
                        1e6 * entry.getValue().estimate(),
                        100 * entry.getValue().estimate() / all));
        line(text, "");
        line(text, "energy of a run by layer");
        result.energyBy(BreakdownRow::layer)
                .forEach((layer, energy) -> line(
                        text,
                        "  %-32s %9.3f uJ  %5.1f %%",
                        layer,
                        1e6 * energy.estimate(),
                        100 * energy.estimate() / all));
        return text.toString();
    }

    private static String weights(ChipResult result) {
        int all = result.weightUse().layers().size();
        long staying = result.weightUse().staying();
        if (result.schedule().program().resident()) {
            return "weights stay";
        }
        return staying == 0
                ? "weights loaded in each run"
                : "weights of " + staying + " of " + all + " layers stay, others are loaded in each run";
    }

    private static void figure(
            StringBuilder text,
            String name,
            FigureDefinition<ChipResult> definition,
            ChipResult result,
            double scale,
            String unit) {
        Figure figure = definition.of(result);
        line(
                text,
                "%-12s %s [%s, %s] %s",
                name,
                number(scale * figure.estimate()),
                number(scale * figure.low()),
                number(scale * figure.high()),
                unit);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.3f", value);
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments).stripTrailing())
                .append('\n');
    }
}
