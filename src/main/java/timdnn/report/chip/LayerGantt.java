package timdnn.report.chip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import timdnn.chip.energy.ChipResult;
import timdnn.chip.schedule.LayerSchedule;
import timdnn.chip.schedule.Scheduler;

/** The longest layer of a run in time, from its begin: what each unit does, as far as a picture has room. */
public final class LayerGantt {
    private static final int MOST_SPANS = 800;
    private static final int MOST_TRACKS = 48;
    private static final double LEFT = 210;
    private static final double WIDTH = 1100;
    private static final double BAR = 12;
    private static final double TOP = 62;
    private static final int TICKS = 5;
    /** What spans are called, in the order of the legend. */
    private static final Map<String, String> COLOURS = new LinkedHashMap<>();

    static {
        COLOURS.put("access", Svg.COLOURS[0]);
        COLOURS.put("write", Svg.COLOURS[1]);
        COLOURS.put("read", Svg.COLOURS[2]);
        COLOURS.put("reduce", Svg.COLOURS[3]);
        COLOURS.put("words", Svg.COLOURS[4]);
        COLOURS.put("special", Svg.COLOURS[5]);
        COLOURS.put("weights", Svg.COLOURS[7]);
        COLOURS.put("inputs", Svg.COLOURS[8]);
        COLOURS.put("outputs", Svg.COLOURS[6]);
        COLOURS.put("sums", Svg.COLOURS[11]);
    }

    private static final Map<String, String> WORDS = Map.of(
            "access", "access of tiles",
            "write", "weights written",
            "read", "inputs read",
            "words", "sums in buffer",
            "weights", "weights from outside",
            "inputs", "inputs from outside",
            "outputs", "outputs to outside",
            "sums", "sums to and from outside");

    private final LayerSchedule layer;
    private final Map<String, Integer> tracks = new LinkedHashMap<>();
    private final List<Span> spans = new ArrayList<>();

    private LayerGantt(LayerSchedule layer) {
        this.layer = layer;
    }

    private record Span(int track, String what, long start_ps, long end_ps) {}

    /**
     * Draws a run.
     *
     * @param result the run
     * @return the picture
     */
    public static String of(ChipResult result) {
        LayerSchedule longest = result.schedule().layers().stream()
                .max(java.util.Comparator.comparingLong(LayerSchedule::time_ps))
                .orElseThrow();
        LayerGantt gantt = new LayerGantt(longest);
        Scheduler.trace(result.schedule().program(), result.design(), result.tile(), result.network(), gantt::add);
        return gantt.draw(result);
    }

    private void add(String unit, String what, long start_ps, long end_ps) {
        boolean inside = start_ps >= layer.start_ps() && end_ps <= layer.end_ps() && end_ps > start_ps;
        if (inside && spans.size() < MOST_SPANS) {
            Integer known = tracks.get(unit);
            if (known == null && tracks.size() < MOST_TRACKS) {
                known = tracks.size();
                tracks.put(unit, known);
            }
            if (known != null) {
                spans.add(new Span(known, what, start_ps, end_ps));
            }
        }
    }

    private String draw(ChipResult result) {
        long end = spans.size() < MOST_SPANS
                ? layer.end_ps()
                : spans.stream().mapToLong(Span::end_ps).max().orElse(layer.end_ps());
        double perPs = (WIDTH - LEFT - 20) / Math.max(1.0, (double) (end - layer.start_ps()));
        Svg svg = new Svg(
                WIDTH,
                TOP + 20 + tracks.size() * (BAR + 3) + 20,
                String.format(
                        Locale.ROOT,
                        "%s on %s: %s, the first %.4g of %.4g us",
                        result.network().name(),
                        result.design().name(),
                        layer.layer(),
                        (end - layer.start_ps()) / 1e6,
                        layer.time_ps() / 1e6));
        legend(svg);
        tracks.forEach((unit, track) -> svg.text(LEFT - 6, TOP + track * (BAR + 3) + BAR - 2, "end", 10, unit));
        for (Span span : spans) {
            svg.rect(
                    LEFT + (span.start_ps() - layer.start_ps()) * perPs,
                    TOP + span.track() * (BAR + 3),
                    (span.end_ps() - span.start_ps()) * perPs,
                    BAR,
                    colour(span.what()),
                    String.format(
                            Locale.ROOT,
                            "%s: %.3f to %.3f ns",
                            span.what(),
                            (span.start_ps() - layer.start_ps()) / 1e3,
                            (span.end_ps() - layer.start_ps()) / 1e3));
        }
        double y = TOP + tracks.size() * (BAR + 3) + 6;
        svg.line(LEFT, y, WIDTH - 20, y, "#222");
        for (int tick = 0; tick <= TICKS; tick++) {
            double x = LEFT + (WIDTH - 20 - LEFT) * tick / TICKS;
            double time_ns = (end - layer.start_ps()) / 1e3 * tick / TICKS;
            svg.line(x, y, x, y + 4, "#222");
            svg.text(
                    x,
                    y + 16,
                    tick == TICKS ? "end" : "middle",
                    10,
                    String.format(Locale.ROOT, tick == TICKS ? "%.4g ns" : "%.0f", time_ns));
        }
        return svg.document();
    }

    private static String colour(String what) {
        return COLOURS.getOrDefault(what, "#555555");
    }

    /** What the colours of the spans mean that are there. */
    private void legend(Svg svg) {
        double x = LEFT;
        for (Map.Entry<String, String> each : COLOURS.entrySet()) {
            if (spans.stream().anyMatch(span -> span.what().equals(each.getKey()))) {
                String words = WORDS.getOrDefault(each.getKey(), each.getKey());
                svg.rect(x, 34, BAR, BAR, each.getValue(), words);
                svg.text(x + BAR + 4, 44, "start", 11, words);
                x += BAR + 16 + 6.2 * words.length();
            }
        }
    }
}
