package timdnn.report.chip;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import timdnn.chip.energy.BreakdownRow;
import timdnn.chip.energy.ChipResult;

/** Energy of a run, a bar a layer, stacked by component and action; what is below 1 % of the run in all layers is one part. */
public final class EnergyBars {
    private static final double LEFT = 190;
    private static final double WIDTH = 900;
    private static final double BAR = 14;

    private EnergyBars() {}

    /**
     * Draws a run.
     *
     * @param result the run
     * @return the picture
     */
    public static String of(ChipResult result) {
        Map<String, Map<String, Double>> layers = new LinkedHashMap<>();
        Map<String, Double> sums = new LinkedHashMap<>();
        for (BreakdownRow row : result.rows()) {
            double joules = row.energy_J().nominal();
            String part = row.component() + " " + row.action();
            layers.computeIfAbsent(row.layer(), each -> new LinkedHashMap<>()).merge(part, joules, Double::sum);
            sums.merge(part, joules, Double::sum);
        }
        double all = result.run_J().nominal();
        Set<String> large = new LinkedHashSet<>();
        sums.forEach((part, joules) -> {
            if (joules >= 0.01 * all) {
                large.add(part);
            }
        });
        List<String> parts = new java.util.ArrayList<>(large);
        parts.add("other");
        double most = layers.values().stream()
                .mapToDouble(layer ->
                        layer.values().stream().mapToDouble(each -> each).sum())
                .max()
                .orElse(1);
        double legend = 20.0 * Math.floorDiv(parts.size() + 3, 4);
        Svg svg = new Svg(
                WIDTH,
                50 + legend + layers.size() * (BAR + 2) + 20,
                String.format(
                        Locale.ROOT,
                        "%s on %s, batch %d: %.4g uJ a run, by layer",
                        result.network().name(),
                        result.design().name(),
                        result.batch(),
                        1e6 * all));
        for (int part = 0; part < parts.size(); part++) {
            double x = 10 + part % 4 * 220;
            double y = 32 + part / 4 * 20;
            svg.rect(x, y, 12, 12, colour(part), parts.get(part));
            svg.text(x + 16, y + 10, "start", 11, parts.get(part));
        }
        double y = 40 + legend;
        for (Map.Entry<String, Map<String, Double>> layer : layers.entrySet()) {
            svg.text(LEFT - 6, y + BAR - 3, "end", 10, layer.getKey());
            double x = LEFT;
            for (int part = 0; part < parts.size(); part++) {
                double joules = joules(layer.getValue(), parts.get(part), large);
                double length = (WIDTH - LEFT - 80) * joules / most;
                svg.rect(x, y, length, BAR, colour(part), tip(layer.getKey(), parts.get(part), joules));
                x += length;
            }
            double sum =
                    layer.getValue().values().stream().mapToDouble(each -> each).sum();
            svg.text(x + 4, y + BAR - 3, "start", 10, String.format(Locale.ROOT, "%.3g uJ", 1e6 * sum));
            y += BAR + 2;
        }
        return svg.document();
    }

    private static String tip(String layer, String part, double joules) {
        return String.format(Locale.ROOT, "%s, %s: %.4g uJ", layer, part, 1e6 * joules);
    }

    private static double joules(Map<String, Double> layer, String part, Set<String> large) {
        if (large.contains(part)) {
            return layer.getOrDefault(part, 0.0);
        }
        return layer.entrySet().stream()
                .filter(entry -> !large.contains(entry.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static String colour(int part) {
        return Svg.COLOURS[part % Svg.COLOURS.length];
    }
}
