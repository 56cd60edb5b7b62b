package timdnn.harness.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import timdnn.harness.engine.SimulationRequest;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.result.Plot;
import timdnn.harness.result.SimulationOutcome;
import timdnn.harness.result.SimulationOutcome.Completed;

/** Mismatched samples of the reduced column, for tests of who simulates them. */
final class ColumnSamples {
    static final Analysis TRAN = new Analysis.Tran(2e-12, 240e-12, 5e-12);

    private static final Path COLUMN = Path.of("../netlists/bitline/column-reduced.cir");

    private ColumnSamples() {}

    static Netlist column(int n) {
        return Netlist.read(COLUMN, Map.of())
                .withParameter("n", Integer.toString(n))
                .circuit(List.of("v(bl)"));
    }

    /** Samples of a circuit, with shifts of its devices that are the same in every run. */
    static List<SimulationRequest> of(Netlist netlist, List<DeviceInstance> devices, int count) {
        List<SimulationRequest> requests = new ArrayList<>();
        for (int sample = 0; sample < count; sample++) {
            List<Alteration> alterations = new ArrayList<>();
            for (int device = 0; device < devices.size(); device++) {
                if (devices.get(device).multiplier() == 1) {
                    double shift = 0.05 * Math.sin(12.9898 * (sample * 1000 + device));
                    alterations.add(new Alteration(devices.get(device).name(), "delvto", shift));
                }
            }
            requests.add(new SimulationRequest(netlist, alterations, TRAN, List.of("v(bl)")));
        }
        return requests;
    }

    /** The bitline at the end. */
    static double last(SimulationOutcome outcome) {
        assertThat(outcome).isInstanceOf(Completed.class);
        return last(((Completed) outcome).plot());
    }

    static double last(Plot plot) {
        double[] values = plot.waveform("v(bl)").values();
        return values[values.length - 1];
    }
}
