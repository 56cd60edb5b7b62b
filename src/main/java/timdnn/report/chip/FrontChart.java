package timdnn.report.chip;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import timdnn.chip.exploration.ChipVariant;

/** Chips as dots, those that no other beats filled: accuracy over energy, and latency over area. Colour by table, size by tiles. */
public final class FrontChart {
    private static final double WIDTH = 1080;
    private static final double HEIGHT = 470;
    private static final double PANEL = 540;
    private static final double LEFT = 70;
    private static final double RIGHT = 20;
    private static final double TOP = 60;
    private static final double BOTTOM = 60;
    private static final double FIRST_LEGEND = 44;

    private final List<ChipVariant> chips;
    private final boolean[] front;
    private final List<String> tables;
    private final Svg svg;

    private FrontChart(String network, List<ChipVariant> chips, boolean[] front) {
        this.chips = chips;
        this.front = front;
        this.tables = chips.stream().map(FrontChart::table).distinct().toList();
        this.svg = new Svg(WIDTH, HEIGHT, network + ": chips over tables, rows of an access, thresholds and tiles");
    }

    /**
     * Draws chips.
     *
     * @param network the network that they run
     * @param chips the chips, at least one
     * @param front whether each is beaten by none
     * @return the picture
     */
    public static String of(String network, List<ChipVariant> chips, boolean[] front) {
        return new FrontChart(network, List.copyOf(chips), front.clone()).draw();
    }

    private static String table(ChipVariant chip) {
        return chip.reading().table().table().name();
    }

    /** An axis: what it shows, in which unit, and whether in decades. */
    private record Axis(
            String label, ToDoubleFunction<ChipVariant> value, boolean logarithmic, double low, double high) {
        static Axis of(
                String label, boolean logarithmic, List<ChipVariant> chips, ToDoubleFunction<ChipVariant> value) {
            double low = chips.stream().mapToDouble(value).min().orElse(0);
            double high = chips.stream().mapToDouble(value).max().orElse(1);
            double margin = logarithmic ? Math.pow(Math.max(high / low, 1.1), 0.06) : Math.max(high - low, 1e-3) * 0.06;
            return logarithmic
                    ? new Axis(label, value, true, low / margin, high * margin)
                    : new Axis(label, value, false, low - margin, high + margin);
        }

        double share(double at) {
            return logarithmic ? Math.log(at / low) / Math.log(high / low) : (at - low) / (high - low);
        }

        /** Ticks at 1, 2 and 5 of each decade, or at even steps of such a number. */
        double[] ticks() {
            if (!logarithmic) {
                double decade = Math.pow(10, Math.floor(Math.log10((high - low) / 4)));
                double wanted = (high - low) / 4 / decade;
                double step = decade * (wanted < 2 ? 1 : wanted < 5 ? 2 : 5);
                return LongStream.rangeClosed((long) Math.ceil(low / step), (long) Math.floor(high / step))
                        .mapToDouble(index -> index * step)
                        .toArray();
            }
            DoubleStream.Builder all = DoubleStream.builder();
            for (double decade = Math.pow(10, Math.floor(Math.log10(low))); decade <= high; decade *= 10) {
                for (double digit : new double[] {1, 2, 5}) {
                    if (decade * digit >= low && decade * digit <= high) {
                        all.add(decade * digit);
                    }
                }
            }
            return all.build().toArray();
        }
    }

    private String draw() {
        for (int index = 0; index < tables.size(); index++) {
            double x = LEFT + index * 190;
            svg.circle(x, FIRST_LEGEND - 4, 5, Svg.COLOURS[index % Svg.COLOURS.length], tables.get(index));
            svg.text(x + 10, FIRST_LEGEND, "start", 11, tables.get(index));
        }
        svg.text(WIDTH - RIGHT, FIRST_LEGEND, "end", 11, "filled: no other is as good in all four; larger: more tiles");
        panel(
                0,
                Axis.of(
                        "energy of an inference, nJ",
                        true,
                        chips,
                        chip -> 1e9 * chip.result().energy_J().nominal()),
                Axis.of(
                        "accuracy, %",
                        false, chips, chip -> 100 * chip.accuracy().estimate()));
        List<ChipVariant> known =
                chips.stream().filter(chip -> !Double.isNaN(chip.area_m2())).toList();
        if (!known.isEmpty()) {
            panel(
                    PANEL,
                    Axis.of("area, mm2", true, known, chip -> 1e6 * chip.area_m2()),
                    Axis.of(
                            "latency, us",
                            true,
                            known,
                            chip -> 1e6 * chip.result().latency_s().nominal()));
        }
        return svg.document();
    }

    private void panel(double from, Axis across, Axis up) {
        double width = PANEL - LEFT - RIGHT;
        double height = HEIGHT - TOP - BOTTOM;
        for (double tick : across.ticks()) {
            double x = from + LEFT + width * across.share(tick);
            svg.line(x, TOP, x, HEIGHT - BOTTOM, "#eeeeee");
            svg.text(x, HEIGHT - BOTTOM + 16, "middle", 10, number(tick));
        }
        for (double tick : up.ticks()) {
            double y = HEIGHT - BOTTOM - height * up.share(tick);
            svg.line(from + LEFT, y, from + LEFT + width, y, "#eeeeee");
            svg.text(from + LEFT - 6, y + 4, "end", 10, number(tick));
        }
        svg.text(from + LEFT + width / 2, HEIGHT - 20, "middle", 11, across.label());
        svg.text(from + LEFT, TOP - 2, "start", 11, up.label());
        for (int index = 0; index < chips.size(); index++) {
            ChipVariant chip = chips.get(index);
            double x = from + LEFT + width * across.share(across.value().applyAsDouble(chip));
            double y = HEIGHT - BOTTOM - height * up.share(up.value().applyAsDouble(chip));
            if (!Double.isNaN(x) && !Double.isNaN(y)) {
                dot(chip, front[index], x, y);
            }
        }
    }

    private void dot(ChipVariant chip, boolean filled, double x, double y) {
        int tiles = chip.result().design().tiles().count();
        double radius = 2 + Math.log(tiles) / Math.log(2) * 0.6;
        String tip = String.format(
                Locale.ROOT,
                "%s, %d rows, %d thresholds, %d tiles, weights %s: %.4g nJ, %.4g us, %.4g mm2, %.2f %%",
                table(chip),
                chip.reading().rowsAnAccess(),
                chip.reading().thresholds(),
                tiles,
                chip.weights(),
                1e9 * chip.result().energy_J().nominal(),
                1e6 * chip.result().latency_s().nominal(),
                1e6 * chip.area_m2(),
                100 * chip.accuracy().estimate());
        String colour = Svg.COLOURS[tables.indexOf(table(chip)) % Svg.COLOURS.length];
        svg.circle(x, y, radius, colour, tip);
        if (!filled) {
            svg.circle(x, y, radius - 1.2, "white", tip);
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value)
                .replaceFirst("(\\.\\d*?)0+$", "$1")
                .replaceFirst("\\.$", "");
    }
}
