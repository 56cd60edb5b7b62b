package timdnn.characterization.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import timdnn.characterization.engine.Campaign;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.engine.Shard;
import timdnn.characterization.engine.StandAloneDeck;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;

/** Workers die, hang and fail under a campaign; rows of all others equal those of an undisturbed run bit for bit. */
@Tag("slow")
class DisturbedCampaignIT {
    private static final int SAMPLES = 24;
    private static final double END = 20e-12;

    @TempDir
    static Path folder;

    private static List<SampleRow> undisturbed;

    @BeforeAll
    static void runUndisturbed() {
        TinyStudy.run(TinyStudy.plan(SAMPLES), folder.resolve("undisturbed"), 2);
        undisturbed = TinyStudy.rows(folder.resolve("undisturbed"));
    }

    /** Once in the nominal stages and once in Monte Carlo. */
    @ParameterizedTest
    @ValueSource(strings = {"-KILL", "-STOP"})
    void aWorkerThatIsKilledOrStoppedChangesNoRow(String signal) {
        Path out = folder.resolve("signal" + signal);
        String plan = TinyStudy.plan(SAMPLES);
        int[] hits = {0};
        CampaignListener signalling = new CampaignListener() {
            private int seen;

            @Override
            public void simulated(int simulations, int failed) {
                seen += simulations;
                if ((hits[0] == 0 && seen >= 8) || (hits[0] == 1 && seen >= 50)) {
                    hits[0] += signal(signal, 1);
                }
            }
        };
        try (CampaignStore store = CampaignStore.openForWriting(out)) {
            StudyRun.run(TinyStudy.study(plan), plan, TinyStudy.NETLISTS, store, 2, signalling);
        }
        assertThat(hits[0]).isEqualTo(2);
        assertThat(TinyStudy.rows(out)).isEqualTo(undisturbed);
    }

    private static int signal(String signal, int most) {
        int sent = 0;
        for (ProcessHandle worker : ProcessHandle.current().children().toList()) {
            boolean isWorker = worker.info().commandLine().orElse("").contains("WorkerMain");
            if (isWorker && sent < most) {
                sent += ended("kill", signal, Long.toString(worker.pid())) == 0 ? 1 : 0;
            }
        }
        return sent;
    }

    private static int ended(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("command.log").toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static Trial trial(String state, Analysis analysis, String... cards) {
        List<String> lines = new ArrayList<>(List.of("* " + state));
        lines.addAll(List.of(cards));
        return Trial.nominal(
                "odd",
                state,
                Netlist.of(Path.of(state), lines).circuit(List.of("v(a)")),
                analysis,
                List.of(new Measure.ValueAt("v_a", "V", "v(a)", END)));
    }

    private static Trial trial(String state, String... cards) {
        return trial(state, new Analysis.Tran(1e-12, END, 5e-12), cards);
    }

    private static Path run(String name, List<Trial> trials) {
        return run(name, "6 s", trials);
    }

    private static Path run(String name, String deadline, List<Trial> trials) {
        Path out = folder.resolve(name);
        String plan = TinyStudy.plan(4).replace("deadline: 6 s", "deadline: " + deadline);
        Study study = TinyStudy.study(plan);
        try (CampaignStore store = CampaignStore.openForWriting(out);
                Campaign campaign = new Campaign(study, plan, store, Shard.WHOLE, 1, CampaignListener.SILENT)) {
            campaign.expect(trials.size(), trials.size());
            campaign.run(trials);
        }
        return out;
    }

    @Test
    void decksThatNeverConvergeOrMakeNgspiceExitCostNoOtherRow() {
        Trial first = trial("first", "v1 a 0 1");
        Trial last = trial("last", "v1 b 0 1", "r1 b a 1k", "r2 a 0 1k");
        Trial loop = trial("loop", "v1 a 0 1", "v2 a 0 2", "r1 a 0 1k");
        Trial fatal = trial("fatal", "v1 a 0 1", "r1 a 0 {absent}");
        List<SampleRow> alone = TinyStudy.rows(run("alone", List.of(first, last)));
        Path out = run("failing", List.of(first, loop, fatal, last));
        assertThat(TinyStudy.rows(out).stream().filter(SampleRow::ok).toList()).isEqualTo(alone);
        assertThat(TinyStudy.status(out).failures()).isEqualTo(Map.of("DECK_REJECTED", 1, "SINGULAR_MATRIX", 1));
        assertThat(TinyStudy.status(out).crashBundles()).isZero();
    }

    /** 1 pA into a node without a path to ground: only the options' shunt of 10^12 Ohm gives it a voltage. */
    @Test
    void aSecondTryIsMarkedAndItsDeckReproducesIt() throws IOException {
        Trial floating = trial("floating", "i1 0 a 1p", "g1 b 0 a 0 1u", "r1 b 0 1k");
        Trial good = trial("good", "v1 b 0 1", "r1 b a 1k", "r2 a 0 1k");
        List<SampleRow> alone = TinyStudy.rows(run("good-alone", List.of(good)));
        Path out = run("second-try", List.of(floating, good));
        List<SampleRow> rows = TinyStudy.rows(out);
        assertThat(rows.subList(1, 2)).isEqualTo(alone);
        assertThat(rows.get(0).outcome()).isEqualTo("ok-retried");
        assertThat(rows.get(0).value()).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-6));
        assertThat(TinyStudy.status(out).retried()).isEqualTo(1);
        assertThat(TinyStudy.status(out).failed()).isZero();
        Path deck = folder.resolve("floating.cir");
        try (CampaignStore store = CampaignStore.openForReading(out)) {
            String text = StandAloneDeck.of(store, "odd", "floating", 0);
            assertThat(text).contains("SINGULAR_MATRIX", ".options method=gear", ".tran 1.0e-12 2.0e-11 0 1.25e-12");
            Files.writeString(deck, text);
        }
        assertThat(ended("ngspice", "-b", deck.toString())).isZero();
        assertThat(folder.resolve("command.log")).content().containsPattern("v_a += +1\\.0000");
    }

    @Test
    void aSimulationThatHangsLeavesABundleAndTheNextOneRuns() {
        Trial slow = trial("slow", new Analysis.Tran(1e-12, 1, 1e-12), "v1 a 0 sin(0 1 1g)", "r1 a 0 1k");
        Trial good = trial("good", "v1 a 0 1");
        Path out = run("hanging", "2 s", List.of(slow, good));
        assertThat(TinyStudy.status(out).outcomes()).isEqualTo(Map.of("TIMED_OUT", 1, "ok", 1));
        Path bundle = out.resolve("crash/odd-TT-0.9V-27C-slow-0");
        assertThat(bundle.resolve("deck.cir")).content().contains("\n.tran 1.0e-12 1.0 0 1.0e-12\n");
        assertThat(bundle.resolve("log.txt")).content().startsWith("no result within 2000 ms");
    }

    /** Two kills, for a crash is tried again. The copy of the bundle runs a shorter transient, to see its end. */
    @Test
    void aSimulationWhoseWorkerDiesTwiceLeavesABundleThatRunsAgain() throws Exception {
        Trial slow = trial("dying", new Analysis.Tran(1e-12, 1, 1e-12), "v1 a 0 sin(0.5 0.1 1g)", "r1 a 0 1k");
        Thread killer = new Thread(() -> {
            killABusyWorker();
            killABusyWorker();
        });
        killer.start();
        Path out = run("dying", "60 s", List.of(slow));
        killer.join();
        assertThat(TinyStudy.status(out).outcomes()).isEqualTo(Map.of("CRASHED", 1));
        assertThat(TinyStudy.status(out).crashBundles()).isEqualTo(1);
        Path bundle = out.resolve("crash/odd-TT-0.9V-27C-dying-0");
        assertThat(bundle.resolve("log.txt")).content().contains("ended with status 137");
        Path deck = bundle.resolve("deck.cir");
        Files.writeString(deck, Files.readString(deck).replace(".tran 1.0e-12 1.0 ", ".tran 1.0e-12 1.0e-10 "));
        assertThat(ended("/bin/sh", bundle.resolve("run.sh").toString())).isZero();
        assertThat(folder.resolve("command.log")).content().containsPattern("v_a += +5\\.1253");
    }

    /** A worker that has used more processor time than its start takes is simulating. */
    private static void killABusyWorker() {
        for (int tries = 0; tries < 600; tries++) {
            for (ProcessHandle worker : ProcessHandle.current().children().toList()) {
                long used_ms = worker.info()
                        .totalCpuDuration()
                        .map(java.time.Duration::toMillis)
                        .orElse(0L);
                if (used_ms > 3000 && worker.destroyForcibly()) {
                    worker.onExit().join();
                    return;
                }
            }
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }
}
