package timdnn.characterization.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.result.Plot;
import timdnn.harness.result.SimulationOutcome.Completed;
import timdnn.harness.result.Vector;

class BatchRowsTest {
    @TempDir
    Path folder;

    /** A ramp that ends at 1 V. */
    private static final Plot RAMP = new Plot(
            "tran1",
            "",
            "Transient Analysis",
            List.of(
                    Vector.real("time", Vector.Quantity.TIME, new double[] {0, 1e-9}),
                    Vector.real("a", Vector.Quantity.VOLTAGE, new double[] {0, 1})));

    private static Measure at(String name, double level) {
        return new Measure.Crossing(name, "v(a)", level, Measure.Direction.RISE, 0);
    }

    private CampaignStore stored(Measure... measures) {
        Trial trial = Trial.nominal(
                "drivers",
                "far",
                Netlist.of(Path.of("ramp.cir"), List.of("* ramp", "v1 a 0 1", ".end")),
                new Analysis.Tran(1e-12, 1e-9, 1e-12),
                List.of(measures));
        BatchRows rows = new BatchRows(trial, "TT");
        rows.add(0, new Completed(RAMP));
        CampaignStore store = CampaignStore.openForWriting(folder);
        rows.store(store);
        return store;
    }

    @Test
    void aMeasureThatDoesNotHappenFailsItsSimulationByName() {
        try (CampaignStore store = stored(at("t_half", 0.5), at("t_off", 2))) {
            assertThat(store.rows(null))
                    .extracting(SampleRow::measure, SampleRow::outcome)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("t_half", "ok"),
                            org.assertj.core.groups.Tuple.tuple("t_off", "MEASURE_MISSING"));
            assertThat(store.failures().get(0).sentence())
                    .isEqualTo("1 of 1 simulations of drivers TT far failed (1 MEASURE_MISSING t_off)");
        }
    }

    @Test
    void toASearchThatItDoesNotHappenIsAnAnswer() {
        try (CampaignStore store = stored(at("t_half", 0.5), new Measure.Sought(at("d_q", 2)))) {
            assertThat(store.rows(null)).extracting(SampleRow::outcome).containsExactly("ok-absent", "ok");
            assertThat(store.failures()).isEmpty();
            assertThat(store.value("drivers", "TT", "far", "d_q", 0)).isNaN();
        }
    }
}
