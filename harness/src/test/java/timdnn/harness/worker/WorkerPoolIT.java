package timdnn.harness.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.harness.engine.SimulationRequest;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SaferOptions;
import timdnn.harness.result.SimulationOutcome;
import timdnn.harness.result.SimulationOutcome.Completed;
import timdnn.harness.result.SimulationOutcome.Failed;
import timdnn.harness.result.SimulationOutcome.FailureKind;
import timdnn.harness.result.SimulationOutcome.Recovered;

/** Workers that end, hang, grow or fail, and what that costs. */
class WorkerPoolIT {
    @TempDir
    Path folder;

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
            Netlist netlist = ColumnSamples.column(8);
            List<SimulationRequest> requests = ColumnSamples.of(netlist, pool.devices(netlist), 30);
            List<Double> undisturbed = pool.submit(requests).get().stream()
                    .map(ColumnSamples::last)
                    .toList();
            var disturbed = pool.submit(requests);
            Thread.sleep(300);
            for (ProcessHandle worker : ProcessHandle.current().children().toList()) {
                new ProcessBuilder("kill", signal, Long.toString(worker.pid()))
                        .start()
                        .waitFor();
            }
            assertThat(disturbed.get().stream().map(ColumnSamples::last).toList())
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
        Netlist good = ColumnSamples.column(3);
        SimulationRequest plain = new SimulationRequest(good, List.of(), ColumnSamples.TRAN, List.of("v(bl)"));
        SimulationRequest singular = new SimulationRequest(floating, List.of(), ColumnSamples.TRAN, List.of("v(a)"));
        try (WorkerPool pool = new WorkerPool(LocalEngine.Settings.of(1))) {
            double alone = ColumnSamples.last(pool.submit(List.of(plain)).get().get(0));
            List<SimulationOutcome> outcomes =
                    pool.submit(List.of(plain, singular, plain, singular)).get();
            assertThat(outcomes.get(1)).isInstanceOfSatisfying(Recovered.class, recovered -> {
                assertThat(recovered.first().kind()).isEqualTo(FailureKind.SINGULAR_MATRIX);
                assertThat(recovered.options()).isEqualTo(SaferOptions.CARD);
                assertThat(recovered.analysis()).isEqualTo("tran 1.25e-12 2.4e-10 0 1.25e-12");
                double[] voltage = recovered.plot().waveform("v(a)").values();
                assertThat(voltage[voltage.length - 1]).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-6));
            });
            assertThat(ColumnSamples.last(outcomes.get(0))).isEqualTo(alone);
            assertThat(ColumnSamples.last(outcomes.get(2))).isEqualTo(alone);
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
        Netlist good = ColumnSamples.column(3);
        SimulationRequest plain = new SimulationRequest(good, List.of(), ColumnSamples.TRAN, List.of("v(bl)"));
        SimulationRequest never = new SimulationRequest(loop, List.of(), new Analysis.Op(), List.of("v(a)"));
        try (WorkerPool pool = new WorkerPool(LocalEngine.Settings.of(1))) {
            double alone = ColumnSamples.last(pool.submit(List.of(plain)).get().get(0));
            List<SimulationOutcome> outcomes =
                    pool.submit(List.of(never, plain, never)).get();
            assertThat(ColumnSamples.last(outcomes.get(1))).isEqualTo(alone);
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
