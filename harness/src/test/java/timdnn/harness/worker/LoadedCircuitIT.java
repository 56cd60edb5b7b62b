package timdnn.harness.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import timdnn.harness.engine.SimulationRequest;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.result.Plot;
import timdnn.harness.result.SimulationOutcome.Completed;

/** Samples of a circuit that a worker keeps loaded. */
class LoadedCircuitIT {
    @Test
    void aSampleDoesNotDependOnWhatTheWorkerRanBefore() throws Exception {
        try (WorkerPool pool = new WorkerPool(LocalEngine.Settings.of(1))) {
            Netlist netlist = ColumnSamples.column(6);
            List<SimulationRequest> requests = ColumnSamples.of(netlist, pool.devices(netlist), 12);
            List<SimulationRequest> reversed = new ArrayList<>(requests);
            Collections.reverse(reversed);
            List<Double> forwards = pool.submit(requests).get().stream()
                    .map(ColumnSamples::last)
                    .toList();
            List<Double> backwards = new ArrayList<>(pool.submit(reversed).get().stream()
                    .map(ColumnSamples::last)
                    .toList());
            Collections.reverse(backwards);
            assertThat(backwards).isEqualTo(forwards);
            assertThat(ColumnSamples.last(
                            pool.submit(requests.subList(5, 6)).get().get(0)))
                    .isEqualTo(forwards.get(5));
            assertThat(forwards).doesNotHaveDuplicates();
        }
    }

    /** What lets a worker keep its circuit: 500 samples in three orders, between other circuits, and each after a load. */
    @Test
    @Tag("slow")
    void aSampleIsTheSameToTheLastBitWhateverRanBeforeOnTheLoadedCircuit() throws Exception {
        Netlist netlist = bitline(4);
        Netlist other = bitline(7);
        try (WorkerPool pool = new WorkerPool(LocalEngine.Settings.of(1))) {
            List<SimulationRequest> requests = ColumnSamples.of(netlist, pool.devices(netlist), 500);
            List<SimulationRequest> others = ColumnSamples.of(other, pool.devices(other), 10);
            List<Plot> streamed = plots(pool, requests);
            assertThat(streamed.stream().map(ColumnSamples::last)).doesNotHaveDuplicates();
            List<Integer> reversed =
                    IntStream.range(0, 500).map(i -> 499 - i).boxed().toList();
            assertThat(plots(pool, chosen(requests, reversed))).isEqualTo(chosen(streamed, reversed));
            List<Integer> shuffled =
                    IntStream.range(0, 500).map(i -> i * 211 % 500).boxed().toList();
            assertThat(plots(pool, chosen(requests, shuffled))).isEqualTo(chosen(streamed, shuffled));
            // Another circuit in between makes a load before each.
            Netlist resistor = Netlist.of(Path.of("small.cir"), List.of("* small", "v1 a 0 1", "r1 a 0 1k"));
            SimulationRequest small = new SimulationRequest(resistor, List.of(), new Analysis.Op(), List.of("v(a)"));
            List<SimulationRequest> mixed = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                mixed.addAll(List.of(i % 50 == 0 ? others.get(i / 50) : small, requests.get(i)));
            }
            List<Plot> loaded = plots(pool, mixed);
            for (int i = 0; i < 500; i++) {
                assertThat(loaded.get(2 * i + 1)).isEqualTo(streamed.get(i));
            }
        }
    }

    private static Netlist bitline(int n) {
        return Netlist.read(Path.of("../netlists/bitline/bitline.cir"), Map.of())
                .withParameter("n", Integer.toString(n))
                .circuit(List.of("v(bl)"));
    }

    private static <T> List<T> chosen(List<T> from, List<Integer> places) {
        return places.stream().map(from::get).toList();
    }

    /** Whole waveforms; ngspice numbers its plots, which is no result. */
    private static List<Plot> plots(WorkerPool pool, List<SimulationRequest> requests) throws Exception {
        return pool.submit(requests).get().stream()
                .map(outcome -> ((Completed) outcome).plot())
                .map(plot -> new Plot("", plot.title(), plot.type(), plot.vectors()))
                .toList();
    }

    @Test
    void devicesOfTheExpandedColumnAreListedWithSizeAndMultiplier() {
        try (WorkerPool pool = new WorkerPool(LocalEngine.Settings.of(1))) {
            List<DeviceInstance> devices = pool.devices(ColumnSamples.column(2));
            assertThat(devices).hasSize(3 + 2 + 2 + 2 * 20 + 3 * 20);
            assertThat(devices).anySatisfy(device -> {
                assertThat(device.name()).isEqualTo("m.xn01.xread.xacc1.m");
                assertThat(device.model()).isEqualTo("nmos_32");
                assertThat(device.width_m()).isEqualTo(64e-9);
                assertThat(device.length_m()).isEqualTo(32e-9);
                assertThat(device.multiplier()).isEqualTo(1);
            });
            assertThat(devices)
                    .anySatisfy(device -> assertThat(device.multiplier()).isEqualTo(134));
        }
    }

    @Test
    void theReducedColumnAgreesWithTheFullOneOnMismatchedSamples() throws Exception {
        int n = 4;
        Netlist full = Netlist.read(Path.of("../netlists/bitline/column.cir"), Map.of());
        for (int row = 1; row <= 16; row++) {
            String suffix = String.format(Locale.ROOT, "%02d", row);
            full = full.withParameter("w" + suffix, row <= n ? "1" : "0")
                    .withParameter("i" + suffix, row <= n ? "1" : "0");
        }
        full = full.circuit(List.of("v(bl)"));
        Netlist reduced = ColumnSamples.column(n);
        try (WorkerPool pool = new WorkerPool(LocalEngine.Settings.of(2))) {
            List<SimulationRequest> small = new ArrayList<>();
            List<SimulationRequest> large = new ArrayList<>();
            for (SimulationRequest request : ColumnSamples.of(reduced, pool.devices(reduced), 4)) {
                small.add(request);
                large.add(new SimulationRequest(
                        full,
                        request.alterations().stream()
                                .map(shift -> new Alteration(
                                        shift.device().replace("m.xn", "m.x"), shift.parameter(), shift.value()))
                                .toList(),
                        ColumnSamples.TRAN,
                        List.of("v(bl)")));
            }
            var folded = pool.submit(small);
            var whole = pool.submit(large);
            for (int sample = 0; sample < small.size(); sample++) {
                assertThat(ColumnSamples.last(folded.get().get(sample)))
                        .isCloseTo(ColumnSamples.last(whole.get().get(sample)), within(0.5e-3));
            }
        }
    }
}
