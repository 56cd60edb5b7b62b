package timdnn.harness.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.harness.engine.SimulationRequest;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SaferOptions;
import timdnn.harness.result.Plot;
import timdnn.harness.result.SimulationOutcome;
import timdnn.harness.result.SimulationOutcome.Completed;
import timdnn.harness.result.SimulationOutcome.Failed;
import timdnn.harness.result.SimulationOutcome.FailureKind;
import timdnn.harness.result.SimulationOutcome.Recovered;

class WorkerPoolIT {
    private static final Path COLUMN = Path.of("../netlists/bitline/column-reduced.cir");
    private static final Analysis TRAN = new Analysis.Tran(2e-12, 240e-12, 5e-12);

    @TempDir
    Path folder;

    private static Netlist column(int n) {
        return Netlist.read(COLUMN, Map.of())
                .withParameter("n", Integer.toString(n))
                .circuit(List.of("v(bl)"));
    }

    private static List<SimulationRequest> samples(Netlist netlist, List<DeviceInstance> devices, int count) {
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

    private static double last(SimulationOutcome outcome) {
        assertThat(outcome).isInstanceOf(Completed.class);
        return last(((Completed) outcome).plot());
    }

    private static double last(Plot plot) {
        double[] values = plot.waveform("v(bl)").values();
        return values[values.length - 1];
    }

    @Test
    void aSampleDoesNotDependOnWhatTheWorkerRanBefore() throws Exception {
        try (WorkerPool pool = new WorkerPool(LocalEngine.Settings.of(1))) {
            Netlist netlist = column(6);
            List<SimulationRequest> requests = samples(netlist, pool.devices(netlist), 12);
            List<SimulationRequest> reversed = new ArrayList<>(requests);
            java.util.Collections.reverse(reversed);
            List<Double> forwards =
                    pool.submit(requests).get().stream().map(WorkerPoolIT::last).toList();
            List<Double> backwards = new ArrayList<>(
                    pool.submit(reversed).get().stream().map(WorkerPoolIT::last).toList());
            java.util.Collections.reverse(backwards);
            assertThat(backwards).isEqualTo(forwards);
            assertThat(last(pool.submit(requests.subList(5, 6)).get().get(0))).isEqualTo(forwards.get(5));
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
            List<SimulationRequest> requests = samples(netlist, pool.devices(netlist), 500);
            List<SimulationRequest> others = samples(other, pool.devices(other), 10);
            List<Plot> streamed = plots(pool, requests);
            assertThat(streamed.stream().map(WorkerPoolIT::last)).doesNotHaveDuplicates();
            List<Integer> reversed =
                    IntStream.range(0, 500).map(i -> 499 - i).boxed().toList();
            assertThat(plots(pool, chosen(requests, reversed))).isEqualTo(chosen(streamed, reversed));
            List<Integer> shuffled =
                    IntStream.range(0, 500).map(i -> i * 211 % 500).boxed().toList();
            assertThat(plots(pool, chosen(requests, shuffled))).isEqualTo(chosen(streamed, shuffled));
            // Another circuit in between makes a load before each.
            SimulationRequest small = new SimulationRequest(
                    deck("small", "v1 a 0 1", "r1 a 0 1k"), List.of(), new Analysis.Op(), List.of("v(a)"));
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
            List<DeviceInstance> devices = pool.devices(column(2));
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
            String suffix = String.format(java.util.Locale.ROOT, "%02d", row);
            full = full.withParameter("w" + suffix, row <= n ? "1" : "0")
                    .withParameter("i" + suffix, row <= n ? "1" : "0");
        }
        full = full.circuit(List.of("v(bl)"));
        Netlist reduced = column(n);
        try (WorkerPool pool = new WorkerPool(LocalEngine.Settings.of(2))) {
            List<SimulationRequest> small = new ArrayList<>();
            List<SimulationRequest> large = new ArrayList<>();
            for (SimulationRequest request : samples(reduced, pool.devices(reduced), 4)) {
                small.add(request);
                large.add(new SimulationRequest(
                        full,
                        request.alterations().stream()
                                .map(shift -> new Alteration(
                                        shift.device().replace("m.xn", "m.x"), shift.parameter(), shift.value()))
                                .toList(),
                        TRAN,
                        List.of("v(bl)")));
            }
            var folded = pool.submit(small);
            var whole = pool.submit(large);
            for (int sample = 0; sample < small.size(); sample++) {
                assertThat(last(folded.get().get(sample)))
                        .isCloseTo(last(whole.get().get(sample)), org.assertj.core.api.Assertions.within(0.5e-3));
            }
        }
    }

    @Test
    @Tag("slow")
    void aWorkerThatIsKilledCostsOneTryAndTheResultIsTheSame() throws Exception {
        anEndOfTheWorkerCostsOneTryAndTheResultIsTheSame("-KILL");
    }

    @Test
    @Tag("slow")
    void aWorkerThatCrashesInsideJavaCostsOneTryToo() throws Exception {
        // A crash report stays in the worker's folder, unlike after SIGKILL.
        anEndOfTheWorkerCostsOneTryAndTheResultIsTheSame("-SEGV");
    }

    /** Nothing ends by itself after SIGSTOP; only the deadline notices. */
    @Test
    @Tag("slow")
    void aWorkerThatIsStoppedIsCaughtByTheDeadlineAndTheResultIsTheSame() throws Exception {
        anEndOfTheWorkerCostsOneTryAndTheResultIsTheSame("-STOP");
    }

    private static void anEndOfTheWorkerCostsOneTryAndTheResultIsTheSame(String signal) throws Exception {
        try (WorkerPool pool = new WorkerPool(new LocalEngine.Settings(1, Duration.ofSeconds(5), 1L << 30))) {
            Netlist netlist = column(8);
            List<SimulationRequest> requests = samples(netlist, pool.devices(netlist), 30);
            List<Double> undisturbed =
                    pool.submit(requests).get().stream().map(WorkerPoolIT::last).toList();
            var disturbed = pool.submit(requests);
            Thread.sleep(300);
            for (ProcessHandle worker : ProcessHandle.current().children().toList()) {
                new ProcessBuilder("kill", signal, Long.toString(worker.pid()))
                        .start()
                        .waitFor();
            }
            assertThat(disturbed.get().stream().map(WorkerPoolIT::last).toList())
                    .isEqualTo(undisturbed);
            assertThat(pool.replacements()).isEqualTo(1);
        }
    }

    /** Without "destroy all" a sample leaves 13 kB behind, without freeing the command log 2 kB: 26 MB and 4 MB here. */
    @Test
    @Tag("slow")
    void memoryOfAWorkerStaysFlat() throws Exception {
        Netlist netlist = deck("flat", "v1 a 0 1", "r1 a b 1k", "c1 b 0 1p");
        List<SimulationRequest> requests = new ArrayList<>();
        for (int sample = 0; sample < 2000; sample++) {
            requests.add(new SimulationRequest(
                    netlist,
                    List.of(new Alteration("r1", "resistance", 1000 + sample)),
                    new Analysis.Tran(1e-11, 1e-9, 1e-11),
                    List.of("v(b)")));
        }
        try (WorkerPool pool = new WorkerPool(LocalEngine.Settings.of(1))) {
            pool.submit(requests).get();
            long before = pool.residentBytes();
            assertThat(pool.submit(requests).get()).hasSize(2000).allMatch(Completed.class::isInstance);
            assertThat(pool.residentBytes() - before).isLessThan(2_500_000);
        }
    }

    @Test
    void aWorkerAboveItsMemoryLimitIsReplacedAndNothingIsLost() throws Exception {
        Netlist netlist = deck("recycle", "v1 a 0 1", "r1 a 0 1k");
        SimulationRequest request = new SimulationRequest(netlist, List.of(), new Analysis.Op(), List.of("v(a)"));
        try (WorkerPool pool = new WorkerPool(new LocalEngine.Settings(1, Duration.ofSeconds(20), 1))) {
            assertThat(pool.submit(List.of(request, request, request)).get()).allMatch(Completed.class::isInstance);
            assertThat(pool.replacements()).isEqualTo(3);
        }
    }

    @Test
    @Tag("slow")
    void aHangCostsOneSimulationAndTheWorkerIsReplaced() throws Exception {
        LocalEngine.Settings settings = new LocalEngine.Settings(1, Duration.ofSeconds(2), 1L << 30);
        try (WorkerPool pool = new WorkerPool(settings)) {
            Netlist slow = deck("slow", "v1 a 0 sin(0 1 1g)", "r1 a 0 1k");
            Netlist quick = deck("quick", "v1 a 0 1", "r1 a 0 1k");
            List<SimulationOutcome> outcomes = pool.submit(List.of(
                            new SimulationRequest(slow, List.of(), new Analysis.Tran(1e-12, 1, 1e-12), List.of("v(a)")),
                            new SimulationRequest(quick, List.of(), new Analysis.Op(), List.of("v(a)"))))
                    .get();
            assertThat(outcomes.get(0)).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.kind())
                    .isEqualTo(FailureKind.TIMED_OUT));
            assertThat(outcomes.get(1)).isInstanceOf(Completed.class);
            assertThat(pool.replacements()).isEqualTo(2);
        }
    }

    @Test
    void aDeckThatMakesNgspiceExitCostsOneWorkerAndNotTheBatch() throws Exception {
        try (WorkerPool pool = new WorkerPool(LocalEngine.Settings.of(1))) {
            Netlist fatal = deck("fatal", "v1 a 0 1", "r1 a 0 {zz}");
            Netlist good = deck("good", ".param r=2k", "v1 a 0 1", "r1 a 0 {r}");
            List<SimulationOutcome> outcomes = pool.submit(List.of(
                            new SimulationRequest(fatal, List.of(), new Analysis.Op(), List.of("v(a)")),
                            new SimulationRequest(good, List.of(), new Analysis.Op(), List.of("v(a)"))))
                    .get();
            assertThat(outcomes.get(0)).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.kind()).isEqualTo(FailureKind.DECK_REJECTED);
                assertThat(failed.message()).contains("zz");
            });
            assertThat(outcomes.get(1)).isInstanceOf(Completed.class);
        }
    }

    /** A current into nothing has no solution until a shunt gives it one: 1 pA through 10^12 Ohm. */
    @Test
    void aFloatingNodeIsSolvedAtTheSecondTryAndTheNextSampleIsUntouched() throws Exception {
        Netlist floating = deck("floating", "i1 0 a 1p", "g1 b 0 a 0 1u", "r1 b 0 1k");
        Netlist good = column(3);
        SimulationRequest plain = new SimulationRequest(good, List.of(), TRAN, List.of("v(bl)"));
        SimulationRequest singular = new SimulationRequest(floating, List.of(), TRAN, List.of("v(a)"));
        try (WorkerPool pool = new WorkerPool(LocalEngine.Settings.of(1))) {
            double alone = last(pool.submit(List.of(plain)).get().get(0));
            List<SimulationOutcome> outcomes =
                    pool.submit(List.of(plain, singular, plain, singular)).get();
            assertThat(outcomes.get(1)).isInstanceOfSatisfying(Recovered.class, recovered -> {
                assertThat(recovered.first().kind()).isEqualTo(FailureKind.SINGULAR_MATRIX);
                assertThat(recovered.options()).isEqualTo(SaferOptions.CARD);
                assertThat(recovered.analysis()).isEqualTo("tran 1.25e-12 2.4e-10 0 1.25e-12");
                double[] voltage = recovered.plot().waveform("v(a)").values();
                assertThat(voltage[voltage.length - 1]).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-6));
            });
            assertThat(last(outcomes.get(0))).isEqualTo(alone);
            assertThat(last(outcomes.get(2))).isEqualTo(alone);
            assertThat(outcomes.get(3)).isInstanceOf(Recovered.class);
            assertThat(pool.replacements()).isZero();
        }
    }

    @Test
    void valuesAreThoseOfTheDeckWhateverASampleAltered() throws Exception {
        Netlist divider = deck("divider", "v1 a 0 1", "r1 a b 1k", "r2 b 0 1k");
        SimulationRequest altered = new SimulationRequest(
                divider, List.of(new Alteration("r1", "resistance", 3e3)), new Analysis.AsWritten("op"), List.of());
        try (WorkerPool pool = new WorkerPool(LocalEngine.Settings.of(1))) {
            pool.submit(List.of(altered)).get();
            assertThat(pool.values(divider, List.of("@r1[resistance]"))).containsExactly(1e3);
        }
    }

    @Test
    void aDeckThatNeverConvergesKeepsItsFirstFailureAndCostsNoOtherSample() throws Exception {
        Netlist loop = deck("loop", "v1 a 0 1", "v2 a 0 2", "r1 a 0 1k");
        Netlist good = column(3);
        SimulationRequest plain = new SimulationRequest(good, List.of(), TRAN, List.of("v(bl)"));
        SimulationRequest never = new SimulationRequest(loop, List.of(), new Analysis.Op(), List.of("v(a)"));
        try (WorkerPool pool = new WorkerPool(LocalEngine.Settings.of(1))) {
            double alone = last(pool.submit(List.of(plain)).get().get(0));
            List<SimulationOutcome> outcomes =
                    pool.submit(List.of(never, plain, never)).get();
            assertThat(last(outcomes.get(1))).isEqualTo(alone);
            for (int sample : new int[] {0, 2}) {
                assertThat(outcomes.get(sample)).isInstanceOfSatisfying(Failed.class, failed -> {
                    assertThat(failed.kind()).isEqualTo(FailureKind.SINGULAR_MATRIX);
                    assertThat(failed.message()).contains("SINGULAR_MATRIX with safer options");
                });
            }
        }
    }

    @Test
    void aStraySpiceinitOfTheCurrentFolderChangesNothing() throws Exception {
        Netlist netlist = deck("temperature", "v1 a 0 1", "r1 a 0 1k tc1=1m");
        Path stray = Path.of(".spiceinit");
        Files.writeString(stray, "set temp=125\noption temp=125\n");
        try (WorkerPool pool = new WorkerPool(LocalEngine.Settings.of(1))) {
            SimulationOutcome outcome = pool.submit(
                            List.of(new SimulationRequest(netlist, List.of(), new Analysis.Op(), List.of("i(v1)"))))
                    .get()
                    .get(0);
            assertThat(((Completed) outcome).plot().find("i(v1)").orElseThrow().re(0))
                    .isEqualTo(-1e-3);
        } finally {
            Files.delete(stray);
        }
    }

    private Netlist deck(String title, String... cards) throws Exception {
        Path file = folder.resolve(title + ".cir");
        Files.writeString(file, "* " + title + "\n" + String.join("\n", cards) + "\n");
        return Netlist.read(file, Map.of());
    }
}
