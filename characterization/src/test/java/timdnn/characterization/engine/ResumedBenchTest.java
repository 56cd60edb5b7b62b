package timdnn.characterization.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.characterization.store.StoredBench;
import timdnn.characterization.variation.Draws;
import timdnn.characterization.variation.InstanceVariables;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.input.InvalidInputException;

/** A campaign that goes on refuses a bench that has changed since, in whatever it has changed. */
class ResumedBenchTest {
    private static final String CONDITION = "TT-0.9V-27C";

    @TempDir
    Path folder;

    private CampaignStore store;
    private TrialCircuits circuits;

    @BeforeEach
    void open() {
        store = CampaignStore.openForWriting(folder);
        circuits = new TrialCircuits(store, null);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Trial trial(String title, double end_s, double read_s) {
        return Trial.nominal(
                "mismatch",
                "S4",
                Netlist.of(Path.of("none"), List.of(title, "v1 bl 0 1")),
                new Analysis.Tran(1e-12, end_s, 2e-12),
                List.of(new Measure.ValueAt("v_bl", "V", "v(bl)", read_s)));
    }

    /** As it was left by a campaign that simulated a sample. */
    private void begin(Trial trial, String draws) {
        store.circuits()
                .putBench(
                        trial.experiment(),
                        CONDITION,
                        trial.state(),
                        new StoredBench(
                                trial.netlist().sha256(),
                                trial.analysis().command(),
                                trial.measures().get(0).card(),
                                draws));
        store.putBatch(
                List.of(new SampleRow("mismatch", CONDITION, "S4", 0, "v_bl", "V", 0.5, SampleRow.OK)),
                Map.of(),
                Map.of(),
                Map.of());
    }

    private void refused(Trial now, String... words) {
        assertThatThrownBy(() -> circuits.requireSame(CONDITION, now))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(words)
                .hasMessageContaining("mismatch S4 was begun with ")
                .hasMessageEndingWith(": choose another folder with --out, or delete this one");
    }

    @Test
    void theSameBenchGoesOn() {
        begin(trial("title", 3e-10, 2e-10), "");
        assertThatCode(() -> circuits.requireSame(CONDITION, trial("title", 3e-10, 2e-10)))
                .doesNotThrowAnyException();
    }

    @Test
    void anotherNetlistIsRefused() {
        begin(trial("title", 3e-10, 2e-10), "");
        refused(trial("other title", 3e-10, 2e-10), "another netlist");
    }

    @Test
    void anotherAnalysisIsRefusedAndBothAreNamed() {
        begin(trial("title", 3e-10, 2e-10), "");
        Trial now = trial("title", 4e-10, 2e-10);
        refused(
                now,
                "another analysis, \"tran ",
                "\" and not \"" + now.analysis().command() + "\"");
    }

    @Test
    void anotherMeasureIsRefusedAndBothAreNamed() {
        begin(trial("title", 3e-10, 2e-10), "");
        Trial now = trial("title", 3e-10, 2.5e-10);
        refused(
                now,
                "another measure, \".meas",
                "and not \"" + now.measures().get(0).card() + "\"");
    }

    @Test
    void otherDrawsAreRefused() {
        begin(trial("title", 3e-10, 2e-10), Draws.own("mismatch", "S4").format());
        refused(trial("title", 3e-10, 2e-10), "other draws, \"mismatch S4\" and not none");
    }

    @Test
    void otherVariablesAreRefused() {
        InstanceVariables before = new InstanceVariables(List.of(variable(0.01)), Map.of("m1 delvto", 0.0));
        InstanceVariables now = new InstanceVariables(List.of(variable(0.02)), Map.of("m1 delvto", 0.0));
        Trial trial = trial("title", 3e-10, 2e-10);
        begin(
                trial,
                trial.varying(Samples.range(0, 1), now).draws().orElseThrow().format());
        store.putMeta(StoredShifts.variables("mismatch", CONDITION, "S4"), before.format());
        assertThatCode(() -> circuits.requireSame(CONDITION, trial.varying(Samples.range(0, 1), before)))
                .doesNotThrowAnyException();
        refused(trial.varying(Samples.range(0, 1), now), "other variables");
    }

    private static InstanceVariables.Variable variable(double sigma) {
        return new InstanceVariables.Variable("vth m1", Map.of("m1 delvto", sigma));
    }

    @Test
    void withoutASampleNothingIsRefused() {
        Trial before = trial("title", 3e-10, 2e-10);
        store.circuits()
                .putBench(
                        "mismatch",
                        CONDITION,
                        "S4",
                        new StoredBench(
                                before.netlist().sha256(), before.analysis().command(), "", ""));
        assertThatCode(() -> circuits.requireSame(CONDITION, trial("title", 4e-10, 2e-10)))
                .doesNotThrowAnyException();
    }

    @Test
    void theVersionIsThatOfTheBuild() throws IOException {
        assertThat(Files.readString(Path.of("../pom.xml")))
                .containsPattern("<version>" + ProgramVersion.NUMBER.replace(".", "\\.") + "(-SNAPSHOT)?</version>");
    }
}
