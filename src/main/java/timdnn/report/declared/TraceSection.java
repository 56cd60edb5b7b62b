package timdnn.report.declared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.figure.FigureStatus;
import timdnn.harness.result.Waveform;
import timdnn.report.page.Html;
import timdnn.report.page.Section;

/** Vectors that benches keep: waveforms, sweeps and frequency responses of the nominal circuit. */
final class TraceSection {
    private static final int MOST_LINES = 12;
    private static final int MOST_POINTS = 1500;

    private TraceSection() {}

    static Optional<Section> of(DeclaredRun run) {
        Html body = new Html();
        int number = 0;
        for (Bench bench : run.benches()) {
            Map<String, List<double[]>> series = traces(run, bench);
            if (series.isEmpty()) {
                continue;
            }
            number++;
            String title = bench.name() + ": " + String.join(", ", bench.keep());
            body.heading(title)
                    .figure("lines-trace-" + number, title, lines(bench, series))
                    .origin(FigureStatus.S, run.origin(bench));
        }
        return number == 0 ? Optional.empty() : Optional.of(new Section("traces", "Waveforms", body));
    }

    private static Map<String, List<double[]>> traces(DeclaredRun run, Bench bench) {
        Map<String, List<double[]>> series = new LinkedHashMap<>();
        for (DeclaredRun.Condition condition : run.conditions()) {
            for (Bench.Point point : bench.points()) {
                for (String vector : bench.keep()) {
                    Optional<Waveform> waveform = series.size() < MOST_LINES
                            ? run.store().waveforms().of(bench.name(), condition.name(), point.name(), vector)
                            : Optional.empty();
                    waveform.ifPresent(found -> series.put(name(run, condition, bench, point, vector), points(found)));
                }
            }
        }
        return series;
    }

    private static String name(
            DeclaredRun run, DeclaredRun.Condition condition, Bench bench, Bench.Point point, String vector) {
        List<String> words = new ArrayList<>(List.of(vector));
        if (bench.points().size() > 1) {
            words.add(point.name());
        }
        if (run.conditions().size() > 1) {
            words.add(condition.name());
        }
        return String.join(", ", words);
    }

    private static List<double[]> points(Waveform waveform) {
        double[] x = waveform.time();
        double[] y = waveform.values();
        int stride = Math.max(1, x.length / MOST_POINTS);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            if (i % stride == 0 || i == x.length - 1) {
                points.add(new double[] {x[i], y[i]});
            }
        }
        return points;
    }

    private static Lines lines(Bench bench, Map<String, List<double[]>> series) {
        String analysis = bench.analysis().strip().split("\\s+", 2)[0].toLowerCase(java.util.Locale.ROOT);
        Lines.Axis axis =
                switch (analysis) {
                    case "tran" -> new Lines.Axis("time", "s", false, List.of());
                    case "ac", "noise" ->
                        new Lines.Axis(
                                "frequency", "Hz", bench.analysis().matches("(?i)\\S+.*\\b(dec|oct)\\b.*"), List.of());
                    default -> new Lines.Axis("swept source", "", false, List.of());
                };
        boolean voltages = bench.keep().stream().allMatch(vector -> vector.matches("(?i)v\\(.*\\)"));
        boolean currents = bench.keep().stream().allMatch(vector -> vector.matches("(?i)i\\(.*\\)"));
        return new Lines(
                axis,
                String.join(", ", bench.keep()),
                voltages ? "V" : currents ? "A" : "",
                false,
                SweepCharts.few(series),
                List.of());
    }
}
