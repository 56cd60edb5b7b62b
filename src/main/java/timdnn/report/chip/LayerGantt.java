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
                60 + tracks.size() * (BAR + 3) + 20,
                String.format(
                        Locale.ROOT,
                        "%s on %s: %s, the first %.4g of %.4g us",
                        result.network().name(),
                        result.design().name(),
                        layer.layer(),
                        (end - layer.start_ps()) / 1e6,
                        layer.time_ps() / 1e6));
        tracks.forEach((unit, track) -> svg.text(LEFT - 6, 40 + track * (BAR + 3) + BAR - 2, "end", 10, unit));
        for (Span span : spans) {
            svg.rect(
                    LEFT + (span.start_ps() - layer.start_ps()) * perPs,
                    40 + span.track() * (BAR + 3),
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
        double y = 40 + tracks.size() * (BAR + 3) + 6;
        svg.line(LEFT, y, WIDTH - 20, y, "#222");
        svg.text(LEFT, y + 14, "start", 10, "0");
        svg.text(WIDTH - 20, y + 14, "end", 10, String.format(Locale.ROOT, "%.4g ns", (end - layer.start_ps()) / 1e3));
        return svg.document();
    }

    private static String colour(String what) {
        return switch (what) {
            case "access" -> Svg.COLOURS[0];
            case "write" -> Svg.COLOURS[1];
            case "read" -> Svg.COLOURS[2];
            case "reduce" -> Svg.COLOURS[3];
            case "special" -> Svg.COLOURS[5];
            case "weights" -> Svg.COLOURS[7];
            default -> Svg.COLOURS[6];
        };
    }
}
