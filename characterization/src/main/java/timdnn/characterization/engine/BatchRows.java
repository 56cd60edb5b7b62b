package timdnn.characterization.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.Retry;
import timdnn.characterization.store.SampleRow;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.result.Plot;
import timdnn.harness.result.SimulationOutcome;
import timdnn.harness.result.SimulationOutcome.Completed;
import timdnn.harness.result.SimulationOutcome.Failed;
import timdnn.harness.result.SimulationOutcome.Recovered;
import timdnn.harness.result.Waveform;

/** What a batch of outcomes leaves in the store: numbers, waveforms, second tries and points, in one transaction. */
final class BatchRows {
    private final Trial trial;
    private final String corner;
    private final List<SampleRow> rows = new ArrayList<>();
    private final Map<SampleRow, Map<String, Waveform>> waveforms = new LinkedHashMap<>();
    private final Map<SampleRow, Retry> retries = new LinkedHashMap<>();
    private final Map<SampleRow, double[]> points = new LinkedHashMap<>();
    private int failed;

    BatchRows(Trial trial, String corner) {
        this.trial = trial;
        this.corner = corner;
    }

    /** Where the sample just added lies, if no address says so. */
    void addPoint(double[] point) {
        points.put(rows.get(rows.size() - 1), point);
    }

    void add(int sample, SimulationOutcome outcome) {
        if (outcome instanceof Completed completed) {
            read(sample, completed.plot(), SampleRow.OK);
        } else if (outcome instanceof Recovered recovered) {
            SampleRow last = read(sample, recovered.plot(), SampleRow.OK_RETRIED);
            retries.put(last, new Retry(recovered.first().kind().name(), recovered.options(), recovered.analysis()));
        } else if (outcome instanceof Failed failure) {
            failed++;
            for (Measure measure : trial.measures()) {
                rows.add(row(sample, measure, Double.NaN, failure.kind().name()));
            }
        }
    }

    /**
     * Reads the numbers off a plot; waveforms and second tries go with a sample's last row. A plot that lacks what is asked for
     * is a failure of its sample, not of the campaign; of a measure that does not happen the others are kept.
     */
    private SampleRow read(int sample, Plot plot, String outcome) {
        Map<String, Waveform> kept = waveforms(plot);
        boolean readable = kept.size() == trial.waveforms().size();
        boolean whole = readable;
        for (Measure measure : trial.measures()) {
            OptionalDouble read = value(measure, plot);
            double value = read.orElse(Double.NaN);
            String of = readable ? outcome : SampleRow.MEASURE_MISSING;
            if (Double.isNaN(value)) {
                of = read.isPresent() && measure.mayBeAbsent() ? SampleRow.OK_ABSENT : SampleRow.MEASURE_MISSING;
            }
            whole &= SampleRow.isOk(of);
            rows.add(row(sample, measure, value, of));
        }
        failed += whole ? 0 : 1;
        SampleRow last = rows.get(rows.size() - 1);
        if (!kept.isEmpty()) {
            waveforms.put(last, kept);
        }
        return last;
    }

    /** Empty where the plot does not have what the measure reads. */
    private static OptionalDouble value(Measure measure, Plot plot) {
        try {
            return OptionalDouble.of(measure.of(plot));
        } catch (IllegalArgumentException | NoSuchElementException unreadable) {
            return OptionalDouble.empty();
        }
    }

    /** Those that the plot has. */
    private Map<String, Waveform> waveforms(Plot plot) {
        Map<String, Waveform> kept = new LinkedHashMap<>();
        for (String vector : trial.waveforms()) {
            if (plot.find(vector).isPresent()) {
                kept.put(vector, plot.waveform(vector));
            }
        }
        return kept;
    }

    private SampleRow row(int sample, Measure measure, double value, String outcome) {
        return new SampleRow(
                trial.experiment(), corner, trial.state(), sample, measure.name(), measure.unit(), value, outcome);
    }

    /** Measures of a sample that do not happen although they have to. */
    List<String> missing(int sample) {
        return rows.stream()
                .filter(row -> row.sample() == sample && row.outcome().equals(SampleRow.MEASURE_MISSING))
                .map(SampleRow::measure)
                .toList();
    }

    /** Simulations that failed, those included that ran and lack a measure. */
    int failed() {
        return failed;
    }

    void store(CampaignStore store) {
        store.putBatch(rows, waveforms, retries, points);
    }
}
