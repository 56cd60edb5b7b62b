package timdnn.report.plot;

import java.nio.file.Path;
import java.util.ArrayList;
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
import timdnn.report.plot.WaveformCurves.Curve;

/** Reads the curves of a request from a campaign's store, and says what the store has where it lacks one. */
final class StoredWaveforms {
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d+\\.\\d{4,}");

    private final CampaignStore store;
    private final Path file;
    private final WaveformRequest request;
    private final String corner;

    /** @throws InvalidInputException if the plan has no such condition */
    StoredWaveforms(CampaignStore store, Path file, WaveformRequest request) {
        this.store = store;
        this.file = file;
        this.request = request;
        this.corner = corner();
    }

    private String corner() {
        String asked = request.corner();
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

    /** @throws InvalidInputException if no such waveforms are kept, or the window holds none of their points */
    WaveformCurves curves() {
        List<String> states = request.states();
        List<Curve> curves = new ArrayList<>();
        boolean oneVector = true;
        for (String state : states) {
            List<String> vectors = vectors(state);
            oneVector &= vectors.size() == 1;
            for (String vector : vectors) {
                String shown = vector.replace(":", " over ");
                String name = states.size() == 1 ? shown : vectors.size() == 1 ? state : state + " " + shown;
                curves.addAll(curves(shortened(name), state, WaveformRequest.axes(vector)));
            }
        }
        if (curves.stream().allMatch(curve -> curve.points().isEmpty())) {
            throw InvalidInputException.in(file, "window", "holds no point of the waveforms");
        }
        String vector = oneVector ? vectors(states.get(0)).get(0) + ", " : "";
        String shownStates =
                states.size() > 3 ? states.get(0) + " to " + states.get(states.size() - 1) : String.join(", ", states);
        return new WaveformCurves(
                vector + request.experiment() + ", " + shortened(shownStates) + ", " + corner,
                curves,
                oneVector && curves.size() > 3,
                request.overAnother());
    }

    /** Those that are asked for, or all voltages that are kept. */
    private List<String> vectors(String state) {
        List<String> kept = store.waveforms().vectors(request.experiment(), corner, state).stream()
                .filter(vector -> vector.startsWith("v("))
                .toList();
        if (kept.isEmpty()) {
            List<String> states = store.waveforms().keepers(request.experiment(), corner);
            throw states.isEmpty()
                    ? InvalidInputException.in(
                            file,
                            "experiment",
                            "must be one that keeps waveforms, "
                                    + store.waveforms().keepers(null, corner) + ", was " + request.experiment())
                    : InvalidInputException.in(file, "state", "must be one of " + states + ", was " + state);
        }
        for (String vector : request.vectors()) {
            for (String axis : WaveformRequest.axes(vector)) {
                if (!kept.contains(axis)) {
                    throw InvalidInputException.in(file, "vector", "must be one of " + kept + ", was " + axis);
                }
            }
            if (request.overAnother() != WaveformRequest.axes(vector).size() > 1) {
                throw InvalidInputException.in(
                        file, "vector", "must be over another like the others, or like them over time, was " + vector);
            }
        }
        return request.vectors().isEmpty() ? kept : request.vectors();
    }

    private List<Curve> curves(String name, String state, List<String> axes) {
        Waveform y = waveform(state, axes.get(0));
        return axes.size() == 1 ? cycles(name, y) : List.of(new Curve(name, over(y, waveform(state, axes.get(1)))));
    }

    private Waveform waveform(String state, String vector) {
        return store.waveforms().of(request.experiment(), corner, state, vector).orElseThrow();
    }

    private static List<double[]> over(Waveform y, Waveform x) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < y.values().length; i++) {
            points.add(new double[] {x.values()[i], y.values()[i]});
        }
        return points;
    }

    private List<Curve> cycles(String name, Waveform waveform) {
        double end = Math.min(request.to_s(), waveform.end());
        List<Curve> cycles = new ArrayList<>();
        for (int cycle = 0; cycle == 0 || request.from_s() + cycle * request.every_s() < end; cycle++) {
            // No product for the first: 0 times an infinite length is no number.
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
}
