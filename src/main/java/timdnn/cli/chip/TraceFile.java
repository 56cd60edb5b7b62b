package timdnn.cli.chip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import timdnn.chip.energy.ChipResult;
import timdnn.chip.schedule.LayerSchedule;
import timdnn.chip.schedule.Pipeline;
import timdnn.chip.schedule.Scheduler;
import timdnn.cli.shared.TextFile;

/**
 * A run as a trace in the JSON of chrome://tracing, which Perfetto reads, too: a track a unit, an entry a span, times in µs with
 * all picoseconds. Layers have a track of their own, whole; six runs one behind
 * another follow where weights stay; of units the first {@value #MOST_SPANS} spans are written.
 */
final class TraceFile {
    /** Most spans of units: what viewers open without effort. */
    static final int MOST_SPANS = 200_000;

    private static final long PS_PER_US = 1_000_000;

    private final Map<String, Integer> tracks = new LinkedHashMap<>();
    private final Writer out;
    private long spans;

    private TraceFile(Writer out) {
        this.out = out;
    }

    /**
     * Writes the trace of a run.
     *
     * @param file the file
     * @param result the run
     * @return how many spans were left out
     * @throws timdnn.input.InvalidInputException if the file cannot be written
     */
    static long write(Path file, ChipResult result) {
        long[] leftOut = new long[1];
        TextFile.write(file, to -> leftOut[0] = new TraceFile(to).write(result));
        return leftOut[0];
    }

    private long write(ChipResult result) throws IOException {
        out.write("{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n");
        for (LayerSchedule layer : result.schedule().layers()) {
            entry("layers", layer.layer(), layer.start_ps(), layer.end_ps());
        }
        try {
            Scheduler.trace(result.schedule().program(), result.design(), result.tile(), result.network(), this::span);
            pipeline(result);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        for (Map.Entry<String, Integer> track : tracks.entrySet()) {
            out.write(String.format(
                    Locale.ROOT,
                    "{\"name\":\"thread_name\",\"ph\":\"M\",\"pid\":1,\"tid\":%d,\"args\":{\"name\":\"%s\"}},%n",
                    track.getValue(),
                    track.getKey()));
        }
        out.write(String.format(
                Locale.ROOT,
                "{\"name\":\"process_name\",\"ph\":\"M\",\"pid\":1,\"args\":{\"name\":\"%s on %s\"}}]}%n",
                result.network().name(),
                result.design().name()));
        return Math.max(0, spans - MOST_SPANS);
    }

    /** Runs one behind another, in the order of time: transfers take gaps that later ones have left. */
    private void pipeline(ChipResult result) {
        List<Span> found = new ArrayList<>();
        Pipeline.trace(
                result.schedule().program(),
                result.weightUse().plan(),
                result.design(),
                result.tile(),
                result.network(),
                (unit, what, start, end) -> found.add(new Span(unit, what, start, end)));
        found.sort(Comparator.comparingLong(Span::start_ps));
        found.forEach(each -> span("one behind another: " + each.unit(), each.what(), each.start_ps(), each.end_ps()));
    }

    private record Span(String unit, String what, long start_ps, long end_ps) {}

    private void span(String unit, String what, long start_ps, long end_ps) {
        spans++;
        if (spans <= MOST_SPANS) {
            try {
                entry(unit, what, start_ps, end_ps);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private void entry(String track, String what, long start_ps, long end_ps) throws IOException {
        int number = tracks.computeIfAbsent(track, each -> tracks.size() + 1);
        out.write(String.format(
                Locale.ROOT,
                "{\"name\":\"%s\",\"ph\":\"X\",\"pid\":1,\"tid\":%d,\"ts\":%s,\"dur\":%s},%n",
                what,
                number,
                micro(start_ps),
                micro(end_ps - start_ps)));
    }

    private static String micro(long ps) {
        return String.format(Locale.ROOT, "%d.%06d", ps / PS_PER_US, ps % PS_PER_US);
    }
}
