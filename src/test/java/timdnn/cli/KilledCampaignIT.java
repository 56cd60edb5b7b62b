package timdnn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.engine.CampaignStatus;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.characterization.study.ConditionFindings;
import timdnn.input.InvalidInputException;

/**
 * The coordinator's process ends at any moment, or its disk is full: started again, the campaign has the rows of an
 * undisturbed run, bit for bit.
 */
@Tag("slow")
class KilledCampaignIT {
    private static final int KILLS = 5;
    private static final long SEED = 20190616;
    private static final int SIGKILL = 128 + 9;
    private static final String PLAN = """
            schema: 1
            name: killed
            seed: 7
            cell: one-hot
            models: hp32
            corner: {process: TT, vdd: 0.9 V, temperature: 27 degC}
            transient: {step: 4 ps, maxStep: 10 ps, stop: 280 ps}
            strobe: {targetMargin: 96 mV, states: 0..7}
            variation: {sigmaOverMu: 5 %, devices: ["m.xn*"]}
            reduction: {bound: 2 mV, samples: 6, guard: 5 %}
            mismatch: {samples: 64, states: 1..2}
            senseError: {states: 8..8, relativeError: 30 %, maxSimulations: 400}
            limits: {deadline: 60 s, failures: 1 %}
            """;

    @TempDir
    static Path folder;

    private static Path plan;
    private static List<String> undisturbed;
    private static ConditionFindings found;

    @BeforeAll
    static void runUndisturbed() throws Exception {
        plan = Files.writeString(folder.resolve("killed.yaml"), PLAN);
        finish(folder.resolve("undisturbed"));
        undisturbed = rows(folder.resolve("undisturbed"));
        found = findings(folder.resolve("undisturbed"));
    }

    private static Process characterize(Path out, String... shell) throws IOException {
        List<String> command = new ArrayList<>(List.of(shell));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dtimdnn.home=..",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "characterize",
                plan.toString(),
                "--out",
                out.toString(),
                "--workers",
                "2"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
    }

    private static void finish(Path out) throws Exception {
        Process process = characterize(out);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said()).isZero();
    }

    private static String said() throws IOException {
        return Files.readString(folder.resolve("said.txt"));
    }

    private static List<String> rows(Path out) {
        try (CampaignStore store = CampaignStore.openForReading(out)) {
            return store.rows(null).stream().map(SampleRow::csv).toList();
        }
    }

    /** Estimates of rare errors are in a table of their own. */
    private static ConditionFindings findings(Path out) {
        try (CampaignStore store = CampaignStore.openForReading(out)) {
            return ConditionFindings.read(StudyReader.parse(plan, PLAN), store);
        }
    }

    /** A kill may come between the file and its tables: then the store says that nothing has begun. */
    private static List<String> rowsSoFar(Path out) {
        try {
            return rows(out);
        } catch (InvalidInputException empty) {
            assertThat(empty).hasMessageContaining("is empty: the campaign stopped before it began");
            return List.of();
        }
    }

    private static CampaignStatus.State state(Path out) {
        try (CampaignStore store = CampaignStore.openForReading(out)) {
            return CampaignStatus.of(store).state();
        }
    }

    /** A kill counts when it ended a process that held the campaign's lock. */
    @Test
    void aCoordinatorKilledAtRandomMomentsLosesAndChangesNothing() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        Set<String> right = new HashSet<>(undisturbed);
        List<Path> campaigns = new ArrayList<>();
        campaigns.add(folder.resolve("killed-0"));
        int kills = 0;
        int starts = 0;
        StringBuilder moments = new StringBuilder();
        while (kills < KILLS && starts < 3 * KILLS) {
            starts++;
            Path out = campaigns.get(campaigns.size() - 1);
            Process coordinator = characterize(out);
            while (coordinator.isAlive() && !CampaignStore.isBeingWritten(out)) {
                Thread.sleep(5);
            }
            int moment_ms = random.nextInt(100, 1800);
            if (coordinator.waitFor(moment_ms, TimeUnit.MILLISECONDS) || !CampaignStore.isBeingWritten(out)) {
                // It was faster: the next campaign takes the kills that are left.
                assertThat(coordinator.waitFor()).as(said()).isZero();
                campaigns.add(folder.resolve("killed-" + campaigns.size()));
                continue;
            }
            List<ProcessHandle> workers = coordinator.toHandle().descendants().toList();
            coordinator.destroyForcibly();
            if (coordinator.waitFor() != SIGKILL) {
                continue;
            }
            kills++;
            int stored = 0;
            if (Files.exists(out.resolve(CampaignStore.FILE))) {
                List<String> rows = rowsSoFar(out);
                stored = rows.size();
                assertThat(right).containsAll(rows);
            }
            moments.append(String.format(Locale.ROOT, " %d ms (%d rows)", moment_ms, stored));
            allEnd(workers);
        }
        System.err.println(
                "SIGKILL, seed " + SEED + ", " + kills + " of " + KILLS + " kills hit a running campaign:" + moments);
        assertThat(kills).isEqualTo(KILLS);
        for (Path out : campaigns) {
            finish(out);
            assertThat(rows(out)).as(out.toString()).isEqualTo(undisturbed);
            assertThat(findings(out)).as(out.toString()).isEqualTo(found);
            assertThat(state(out)).isEqualTo(CampaignStatus.State.COMPLETE);
        }
    }

    /** Workers see the end of their pipe, also in the middle of a simulation. */
    private static void allEnd(List<ProcessHandle> workers) throws Exception {
        CompletableFuture.allOf(workers.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .get(20, TimeUnit.SECONDS);
    }

    /** A limit of 1.3 MB a file lets the JVM and its libraries start, and stops the store in the middle. */
    @Test
    void aFullDiskIsOneSentenceAndTheCampaignGoesOnWithMoreRoom() throws Exception {
        Path out = folder.resolve("full");
        Process process = characterize(out, "/bin/sh", "-c", "ulimit -f 2600; exec \"$@\"", "limited");
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said()).isEqualTo(1);
        assertThat(said()).contains("campaign.sqlite cannot be written").doesNotContain("\tat ");
        List<String> before = rows(out);
        assertThat(before).isNotEmpty().hasSizeLessThan(undisturbed.size());
        assertThat(undisturbed).containsAll(before);
        assertThat(state(out)).isEqualTo(CampaignStatus.State.INTERRUPTED);
        finish(out);
        assertThat(rows(out)).isEqualTo(undisturbed);
    }
}
