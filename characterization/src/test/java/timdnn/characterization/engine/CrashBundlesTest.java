package timdnn.characterization.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.StoredBench;
import timdnn.characterization.store.StoredNetlist;
import timdnn.characterization.study.TinyStudy;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.result.SimulationOutcome.Failed;
import timdnn.harness.result.SimulationOutcome.FailureKind;

class CrashBundlesTest {
    private static final String PLAN = TinyStudy.plan(4);
    private static final Study STUDY = TinyStudy.study(PLAN);
    private static final String CORNER = STUDY.corner().name();
    private static final Failed CRASHED =
            new Failed(FailureKind.CRASHED, "the worker process ended with status 139", List.of("last", "words"));

    @TempDir
    Path folder;

    private static final Trial TRIAL = Trial.nominal(
            "write",
            "one-hot -1 to +1",
            Netlist.of(Path.of("none"), List.of("a title", "v1 a 0 1")),
            new Analysis.Op(),
            List.of(new Measure.ValueAt("v_a", "V", "v(a)", 1)));

    private CampaignStore store() {
        CampaignStore store = CampaignStore.openForWriting(folder);
        store.putMeta("plan", PLAN);
        store.putMeta("ngspice", "39");
        store.putMeta("models_sha256", "ab12");
        store.circuits()
                .putNetlist(
                        "c0ffee",
                        new StoredNetlist(String.join("\n", TRIAL.netlist().lines()), ""));
        store.circuits().putBench(TRIAL.experiment(), CORNER, TRIAL.state(), new StoredBench("c0ffee", "op", "", ""));
        return store;
    }

    @Test
    void aBundleHoldsDeckLogProvenanceAndTheCommand() throws IOException {
        try (CampaignStore store = store()) {
            Path bundle = CrashBundles.write(store, STUDY, TRIAL, CORNER, 3, List.of(), CRASHED);
            assertThat(bundle).isEqualTo(folder.resolve("crash/write-TT-0.9V-27C-one-hot_-1_to_+1-3"));
            assertThat(bundle.resolve("deck.cir"))
                    .content()
                    .startsWith("a title\nv1 a 0 1\n")
                    .contains("\n.op\n");
            assertThat(bundle.resolve("log.txt")).hasContent("the worker process ended with status 139\nlast\nwords\n");
            assertThat(bundle.resolve("run.sh")).content().contains("ngspice -b deck.cir");
            assertThat(bundle.resolve("provenance.json"))
                    .content()
                    .contains(
                            "\"planSha256\": \"" + Netlist.sha256(PLAN) + '"',
                            "\"netlistSha256\": \"c0ffee\"",
                            "\"modelsSha256\": \"ab12\"",
                            "\"ngspiceVersion\": \"39\"",
                            "\"seed\": \"7\"",
                            "\"state\": \"one-hot -1 to +1\"",
                            "\"sample\": \"3\"",
                            "\"outcome\": \"CRASHED\"");
        }
    }

    @Test
    void theirNumberIsBoundedAndTheRestIsCounted() throws IOException {
        try (CampaignStore store = store()) {
            for (int sample = 0; sample < CrashBundles.MOST + 3; sample++) {
                CrashBundles.write(store, STUDY, TRIAL, CORNER, sample, List.of(), CRASHED);
            }
            assertThat(CrashBundles.write(store, STUDY, TRIAL, CORNER, 0, List.of(), CRASHED))
                    .as("is there already")
                    .isNull();
            // What a kill leaves behind is no bundle.
            Files.createDirectories(folder.resolve("crash/.part-write-TT-0.9V-27C-S1-99"));
            assertThat(CampaignStatus.of(store).crashBundles()).isEqualTo(CrashBundles.MOST);
            assertThat(CampaignStatus.of(store).crashBundlesLeftOut()).isEqualTo(3);
        }
        try (Stream<Path> bundles = Files.list(folder.resolve("crash"))) {
            assertThat(bundles.filter(bundle -> Files.exists(bundle.resolve("run.sh"))))
                    .hasSize(CrashBundles.MOST);
        }
    }
}
