package timdnn.report.plot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import timdnn.characterization.engine.StoredStudy;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.harness.result.Waveform;
import timdnn.input.InvalidInputException;
import timdnn.report.page.Html;

/**
 * Stored waveforms as a plain SVG for documents: voltages in V over the simulator's time in ps, or one voltage over another. States
 * of one vector run through a scale from dark to bright, several vectors have colours of their own.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class WaveformPlot {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 420;
    private static final int LEFT = 64;
    private static final int TOP = 40;
    private static final int BOTTOM = 56;
    private static final int ROW = 20;
    private static final String[] COLOURS = {
        "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5195", "#8c564b", "#4d4d4d", "#b5a800"
    };
    private static final String[] SCALE = {"#440154", "#414487", "#2a788e", "#22a884", "#7ad151", "#d8b400"};

    /** Bends smaller than this are not worth a point, px. */
    private static final double FLAT_PX = 0.15;

    private static final String TIME = "time (ps)";
    private static final String VOLTAGE = "voltage (V)";

    private static final Pattern LONG_NUMBER = Pattern.compile("\\d+\\.\\d{4,}");

    /**
     * What to draw.
     *
     * @param experiment name of the experiment
     * @param states names of its states, in the order of the legend
     * @param vectors vectors to draw, over time, or each {@code y:x} over another; all voltages that are kept, over time, if there
     *     are none
     * @param corner name of the condition, or null for the plan's first
     * @param from_s begin of the window in s
     * @param to_s its end in s; infinite for all that there is
     * @param every_s length of the cycles into which the window is cut, to be drawn one upon the other, in s; infinite for one
     */
    public record Request(
            String experiment,
            List<String> states,
            List<String> vectors,
            String corner,
            double from_s,
            double to_s,
            double every_s) {
        /** Copies the lists. */
        public Request {
            states = List.copyOf(states);
            vectors = List.copyOf(vectors);
        }

        private boolean overAnother() {
            return vectors.stream().anyMatch(vector -> axes(vector).size() > 1);
        }
    }

    /** A curve: points in ps, or in V, and V. */
    record Curve(String name, List<double[]> points) {}

    private final StringBuilder svg = new StringBuilder();
    private final String title;
    private final List<Curve> curves;
    private final boolean scale;
    private final String across;
    private final int right;
    private final double begin;
    private final double end;
    private final PlotAxis time;
    private final PlotAxis volts;

    private WaveformPlot(String title, List<Curve> curves, boolean scale, String across) {
        this.title = title;
        this.curves = curves;
        this.scale = scale;
        this.across = across;
        right = 44
                + 8
                        * curves.stream()
                                .mapToInt(curve -> curve.name().length())
                                .max()
                                .orElse(0);
        double[] times = values(curves, 0);
        begin = Arrays.stream(times).min().orElse(0);
        double last = Arrays.stream(times).max().orElse(1);
        end = last > begin ? last : begin + 1;
        time = PlotAxis.over(times);
        volts = PlotAxis.over(values(curves, 1));
    }

    private static double[] values(List<Curve> curves, int index) {
        return curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(point -> point[index])
                .toArray();
    }

    /**
     * Draws waveforms of a campaign.
     *
     * @param folder the campaign's folder
     * @param request what to draw
     * @return the SVG text
     * @throws InvalidInputException if there is no campaign, or it keeps no such waveform
     */
    public static String of(Path folder, Request request) {
        try (CampaignStore store = CampaignStore.openForReading(folder)) {
            return read(store, folder.resolve(CampaignStore.FILE), request);
        }
    }

    private static String read(CampaignStore store, Path file, Request request) {
        String corner = corner(store, file, request.corner());
        List<Curve> curves = new ArrayList<>();
        boolean oneVector = true;
        for (String state : request.states()) {
            List<String> vectors = vectors(store, file, request, corner, state);
            oneVector &= vectors.size() == 1;
            for (String vector : vectors) {
                String shown = vector.replace(":", " over ");
                String name = request.states().size() == 1 ? shown : vectors.size() == 1 ? state : state + " " + shown;
                List<Waveform> axes = axes(vector).stream()
                        .map(axis -> store.waveform(request.experiment(), corner, state, axis)
                                .orElseThrow())
                        .toList();
                curves.addAll(
                        axes.size() == 1
                                ? cycles(shortened(name), axes.get(0), request)
                                : List.of(new Curve(shortened(name), over(axes.get(0), axes.get(1)))));
            }
        }
        if (curves.stream().allMatch(curve -> curve.points().isEmpty())) {
            throw InvalidInputException.in(file, "window", "holds no point of the waveforms");
        }
        String states = request.states().size() > 3
                ? request.states().get(0) + " to "
                        + request.states().get(request.states().size() - 1)
                : String.join(", ", request.states());
        String vectors = oneVector
                ? vectors(store, file, request, corner, request.states().get(0)).get(0) + ", "
                : "";
        return draw(
                vectors + request.experiment() + ", " + shortened(states) + ", " + corner,
                curves,
                oneVector && curves.size() > 3,
                request.overAnother() ? VOLTAGE : TIME);
    }

    private static String corner(CampaignStore store, Path file, String asked) {
        List<String> corners = StoredStudy.read(store)
                .orElseThrow(() -> InvalidInputException.in(file, "plan", "is missing: the campaign never began"))
                .conditions()
                .stream()
                .map(Study::condition)
                .toList();
        if (asked != null && !corners.contains(asked)) {
            throw InvalidInputException.in(file, "corner", "must be one of " + corners + ", was " + asked);
        }
        return Optional.ofNullable(asked).orElse(corners.get(0));
    }

    private static List<String> vectors(CampaignStore store, Path file, Request request, String corner, String state) {
        List<String> kept = store.vectors(request.experiment(), corner, state).stream()
                .filter(vector -> vector.startsWith("v("))
                .toList();
        if (kept.isEmpty()) {
            List<String> states = store.withWaveforms(request.experiment(), corner);
            throw states.isEmpty()
                    ? InvalidInputException.in(
                            file,
                            "experiment",
                            "must be one that keeps waveforms, " + store.withWaveforms(null, corner) + ", was "
                                    + request.experiment())
                    : InvalidInputException.in(file, "state", "must be one of " + states + ", was " + state);
        }
        for (String vector : request.vectors()) {
            for (String axis : axes(vector)) {
                if (!kept.contains(axis)) {
                    throw InvalidInputException.in(file, "vector", "must be one of " + kept + ", was " + axis);
                }
            }
            if (request.overAnother() != axes(vector).size() > 1) {
                throw InvalidInputException.in(
                        file, "vector", "must be over another like the others, or like them over time, was " + vector);
            }
        }
        return request.vectors().isEmpty() ? kept : request.vectors();
    }

    /** The vector, and the one that it is drawn over if that is not time. */
    private static List<String> axes(String vector) {
        return List.of(vector.split(":", 2));
    }

    private static List<double[]> over(Waveform y, Waveform x) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < y.values().length; i++) {
            points.add(new double[] {x.values()[i], y.values()[i]});
        }
        return points;
    }

    private static List<Curve> cycles(String name, Waveform waveform, Request request) {
        double end = Math.min(request.to_s(), waveform.end());
        List<Curve> cycles = new ArrayList<>();
        for (int cycle = 0; cycle == 0 || request.from_s() + cycle * request.every_s() < end; cycle++) {
            double begin = cycle == 0 ? request.from_s() : request.from_s() + cycle * request.every_s();
            List<double[]> points = points(waveform, begin, Math.min(end, begin + request.every_s()));
            cycles.add(new Curve(
                    cycle == 0 && begin + request.every_s() >= end ? name : name + ", " + (cycle + 1), points));
        }
        return cycles;
    }

    private static List<double[]> points(Waveform waveform, double from_s, double to_s) {
        List<double[]> points = new ArrayList<>();
        double[] times = waveform.time();
        double[] values = waveform.values();
        for (int i = 0; i < times.length; i++) {
            if (times[i] >= from_s && times[i] <= to_s) {
                points.add(new double[] {1e12 * (times[i] - from_s), values[i]});
            }
        }
        return points;
    }

    /** States that are voltages have all digits of a double in their names. */
    private static String shortened(String name) {
        return LONG_NUMBER
                .matcher(name)
                .replaceAll(
                        (MatchResult number) -> String.format(Locale.ROOT, "%.3f", Double.parseDouble(number.group())));
    }

    static String draw(String title, List<Curve> curves, boolean scale, String across) {
        return new WaveformPlot(title, curves, scale, across).drawn();
    }

    private String drawn() {
        int height = Math.max(HEIGHT, TOP + BOTTOM + ROW * curves.size());
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" font-size=\"13\" "
                        + "font-family=\"system-ui, 'DejaVu Sans', sans-serif\" fill=\"#1c2126\" role=\"img\">",
                WIDTH, height, WIDTH, height);
        add("<title>%s</title>", Html.escape(title));
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
        text(LEFT, 24, "start", title);
        axes(height);
        for (int index = 0; index < curves.size(); index++) {
            curve(index, height);
        }
        add("</svg>");
        return svg.toString();
    }

    private void axes(int height) {
        for (int tick = time.first(); tick <= time.last(); tick++) {
            double at = x(tick * time.step());
            if (at < LEFT - 0.5 || at > WIDTH - right + 0.5) {
                continue;
            }
            add("<path d=\"M%.1f %d V%d\" stroke=\"#d9dee3\"/>", at, TOP, height - BOTTOM);
            text(at, height - BOTTOM + 18, "middle", time.label(tick));
        }
        for (int tick = volts.first(); tick <= volts.last(); tick++) {
            double at = y(tick * volts.step(), height);
            add("<path d=\"M%d %.1f H%d\" stroke=\"#d9dee3\"/>", LEFT, at, WIDTH - right);
            text(LEFT - 8, at + 4, "end", volts.label(tick));
        }
        add("<path d=\"M%d %d V%d H%d\" fill=\"none\" stroke=\"#59636e\"/>", LEFT, TOP, height - BOTTOM, WIDTH - right);
        text((LEFT + WIDTH - right) / 2.0, height - 14, "middle", across);
        add(
                "<text transform=\"translate(18 %d) rotate(-90)\" text-anchor=\"middle\">" + VOLTAGE + "</text>",
                (TOP + height - BOTTOM) / 2);
    }

    private void curve(int index, int height) {
        String colour = colour(index);
        String dash = !scale && index >= COLOURS.length ? " stroke-dasharray=\"6 3\"" : "";
        List<double[]> pixels = curves.get(index).points().stream()
                .map(point -> new double[] {x(point[0]), y(point[1], height)})
                .toList();
        StringBuilder points = new StringBuilder();
        for (double[] point : straightened(pixels)) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", point[0], point[1]));
        }
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\" stroke-linejoin=\"round\"%s/>",
                points.toString().strip(), colour, dash);
        double at = TOP + 10.0 + ROW * index;
        int x = WIDTH - right + 12;
        add("<path d=\"M%d %.1f h18\" stroke=\"%s\" stroke-width=\"2.6\"%s/>", x, at, colour, dash);
        text(x + 24, at + 4, "start", curves.get(index).name());
    }

    /** Leaves out points that a line through their neighbours passes (Ramer, Douglas and Peucker). */
    static List<double[]> straightened(List<double[]> points) {
        boolean[] kept = new boolean[points.size()];
        List<int[]> open = new ArrayList<>();
        if (!points.isEmpty()) {
            kept[0] = true;
            kept[points.size() - 1] = true;
            open.add(new int[] {0, points.size() - 1});
        }
        while (!open.isEmpty()) {
            int[] range = open.remove(open.size() - 1);
            int farthest = -1;
            double most = FLAT_PX;
            for (int i = range[0] + 1; i < range[1]; i++) {
                double distance = distance(points.get(i), points.get(range[0]), points.get(range[1]));
                if (distance > most) {
                    most = distance;
                    farthest = i;
                }
            }
            if (farthest >= 0) {
                kept[farthest] = true;
                open.add(new int[] {range[0], farthest});
                open.add(new int[] {farthest, range[1]});
            }
        }
        List<double[]> straight = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                straight.add(points.get(i));
            }
        }
        return straight;
    }

    private static double distance(double[] point, double[] from, double[] to) {
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double length = Math.hypot(dx, dy);
        double along = length == 0 ? 0 : ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / (length * length);
        double clamped = Math.max(0, Math.min(1, along));
        return Math.hypot(point[0] - from[0] - clamped * dx, point[1] - from[1] - clamped * dy);
    }

    private String colour(int index) {
        if (!scale) {
            return COLOURS[index % COLOURS.length];
        }
        double place = (SCALE.length - 1.0) * index / Math.max(1, curves.size() - 1);
        int below = Math.min(SCALE.length - 2, (int) place);
        StringBuilder mixed = new StringBuilder("#");
        for (int at = 1; at < 7; at += 2) {
            int low = Integer.parseInt(SCALE[below].substring(at, at + 2), 16);
            int high = Integer.parseInt(SCALE[below + 1].substring(at, at + 2), 16);
            mixed.append(String.format(Locale.ROOT, "%02x", Math.round(low + (place - below) * (high - low))));
        }
        return mixed.toString();
    }

    private double x(double value) {
        return LEFT + (value - begin) / (end - begin) * (WIDTH - LEFT - right);
    }

    private double y(double value, int height) {
        return height - BOTTOM - volts.share(value) * (height - TOP - BOTTOM);
    }

    private void text(double x, double y, String anchor, String raw) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, Html.escape(raw));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
