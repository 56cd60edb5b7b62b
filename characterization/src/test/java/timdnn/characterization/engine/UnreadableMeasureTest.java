package timdnn.characterization.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.OutcomeCounts;
import timdnn.characterization.store.SampleRow;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.result.Plot;
import timdnn.harness.result.SimulationOutcome.Completed;
import timdnn.harness.result.Vector;

class UnreadableMeasureTest {
    private static final Trial TRIAL = Trial.nominal(
                    "sense-offset",
                    "tap3",
                    Netlist.of(Path.of("none"), List.of("a title", "v1 a 0 1")),
                    new Analysis.Op(),
                    List.of(
                            new Measure.ValueAt("d_1", "V", "v(a)", 1e-9),
                            new Measure.ValueAt("d_2", "V", "v(diff)", 1e-9)))
            .keeping(List.of("v(a)"));

    private static Completed plot(String... names) {
        List<Vector> vectors = new java.util.ArrayList<>();
        vectors.add(Vector.real("time", Vector.Quantity.TIME, new double[] {0, 2e-9}));
        for (String name : names) {
            vectors.add(Vector.real(name, Vector.Quantity.VOLTAGE, new double[] {0.5, 0.7}));
        }
        return new Completed(new Plot("tran1", "a title", "Transient Analysis", vectors));
    }

    @TempDir
    Path folder;

    @Test
    void aPlotThatAMeasureCannotReadIsACountedFailureOfItsSampleAlone() {
        BatchRows rows = new BatchRows(TRIAL, "TT");
        rows.add(0, plot("a", "diff"));
        rows.add(1, plot("a"));
        rows.add(2, plot());
        rows.add(3, plot("a", "diff"));
        assertThat(rows.failed()).isEqualTo(2);
        try (CampaignStore store = CampaignStore.openForWriting(folder)) {
            rows.store(store);
            assertThat(store.value("sense-offset", "TT", "tap3", "d_1", 3)).isEqualTo(0.6);
            assertThat(store.value("sense-offset", "TT", "tap3", "d_2", 1)).isNaN();
            assertThat(store.rows("sense-offset").stream().filter(row -> !row.ok()))
                    .hasSize(3)
                    .allMatch(row -> row.outcome().equals(SampleRow.MEASURE_MISSING));
            OutcomeCounts counts = new OutcomeCounts(store.outcomes());
            assertThat(counts.simulations()).isEqualTo(4);
            assertThat(counts.failed()).isEqualTo(2);
        }
    }
}
