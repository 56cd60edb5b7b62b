package timdnn.characterization.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.engine.CampaignStatus;
import timdnn.characterization.engine.PlainNgspice;
import timdnn.characterization.engine.StandAloneDeck;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.reduction.ReductionFindings;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.input.InvalidInputException;

/** The quickstart study at a reduced size, on real ngspice. */
@Tag("slow")
class StudyRunIT {
    private static final Path NETLISTS = Path.of("../netlists");

    @TempDir
    static Path folder;

    private static String plan;
    private static Path reference;
    private static StudyRun.Result result;

    @BeforeAll
    static void runOnOneWorker() throws IOException {
        plan = Files.readString(Path.of("plans/quickstart.yaml"))
                .replaceFirst("(?s)senseError:.*?limits:", "limits:") // SenseErrorIT has it
                .replace("name: quickstart", "name: small")
                .replace("  step: 1 ps\n  maxStep: 2 ps\n", "  step: 2 ps\n  maxStep: 5 ps\n")
                .replace("samples: 1000", "samples: 20")
                .replace("states: 0..10", "states: 0..4")
                // Four times fewer comparisons than the plan has leave a wide tolerance limit.
                .replace("samples: 24 ", "samples: 6 ")
                .replace("bound: 0.5 mV", "bound: 2 mV")
                .replace("guard: 0.5 %", "guard: 4 %")
                .replace("heldOut: [1+1, 2+1, 4+2, 3+6, 8+8, 12+4]", "heldOut: [3+2]");
        reference = folder.resolve("one-worker");
        result = run(plan, reference, 1, CampaignListener.SILENT);
    }

    private static StudyRun.Result run(String text, Path out, int workers, CampaignListener listener) {
        Study study = StudyReader.parse(Path.of("small.yaml"), text);
        try (CampaignStore store = CampaignStore.openForWriting(out)) {
            return StudyRun.run(study, text, NETLISTS, store, workers, listener);
        }
    }

    private static List<SampleRow> rows(Path out) {
        try (CampaignStore store = CampaignStore.openForReading(out)) {
            return store.rows(null);
        }
    }

    @Test
    void everySimulationRanAndNoneFailed() {
        // waveforms 17, transfer 17, products 18, writes 18, energy 33 + 1, capacitance 17, mismatch 5 x 20
        int known = 17 + 17 + 18 + 18 + 34 + 17 + 100;
        // calibration 1 column and 5 bitlines, proof 5 states of 2 nominal and 2 x 6 mismatched, guard as it is drawn
        int reduction = 6
                + 5 * 14
                + result.findings()
                        .reduction()
                        .orElseThrow()
                        .guard()
                        .orElseThrow()
                        .samples();
        assertThat(result.simulations()).isEqualTo(known + reduction);
        assertThat(result.simulatedNow()).isEqualTo(result.simulations());
        assertThat(result.failed()).isZero();
    }

    /** Two workers, broken off and gone on with, give the rows of one worker in one go. */
    @Test
    void aCampaignThatBreaksOffGoesOnWhereItStoppedAndHasTheRowsOfOneWorker() {
        Path out = folder.resolve("broken-off");
        int[] seen = {0};
        CampaignListener breaking = new CampaignListener() {
            @Override
            public void simulated(int simulations, int failed) {
                seen[0] += simulations;
                if (seen[0] > 130) {
                    throw new IllegalStateException("pulled the plug");
                }
            }
        };
        assertThatThrownBy(() -> run(plan, out, 2, breaking)).hasMessageContaining("pulled the plug");
        assertThat(rows(out)).isNotEmpty();
        try (CampaignStore store = CampaignStore.openForReading(out)) {
            CampaignStatus status = CampaignStatus.of(store);
            assertThat(status.state()).isEqualTo(CampaignStatus.State.INTERRUPTED);
            assertThat(status.done()).isEqualTo(seen[0]);
            assertThat(status.planned()).isEqualTo(result.simulations());
        }
        StudyRun.Result rest = run(plan, out, 2, CampaignListener.SILENT);
        assertThat(rest.simulatedNow()).isEqualTo(result.simulations() - seen[0]);
        assertThat(rows(out)).isEqualTo(rows(reference));
    }

    @Test
    void aFinishedCampaignSimulatesNothingAgainAndFindsTheSame() {
        StudyRun.Result again = run(plan, reference, 1, CampaignListener.SILENT);
        assertThat(again.simulatedNow()).isZero();
        assertThat(again.findings()).isEqualTo(result.findings());
    }

    @Test
    void anotherPlanIsRefusedWithTheLineThatDiffersAndFewerSamplesAre() {
        List<SampleRow> before = rows(reference);
        refused(plan.replace("seed: 20190616", "seed: 20190617"), "seed: 20190616", "seed: 20190617", "line 4");
        refused(
                plan.replace("samples: 20", "samples: 21").replace("5 %", "6 %"),
                "sigmaOverMu: 5 %",
                "sigmaOverMu: 6 %");
        refused(plan.replace("samples: 20", "samples: 19"), "samples must be at least 20", "is 19 in line");
        assertThat(rows(reference)).isEqualTo(before);
        try (CampaignStore store = CampaignStore.openForReading(reference)) {
            assertThat(CampaignStatus.of(store).state()).isEqualTo(CampaignStatus.State.COMPLETE);
        }
    }

    private static void refused(String text, String... parts) {
        assertThatThrownBy(() -> run(text, reference, 1, CampaignListener.SILENT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void aPatternThatMatchesNoDeviceIsRefusedBeforeAnythingIsWritten() {
        for (String patterns : List.of("\"m.nobody*\"", "\"m.xn*\", \"m.nobody*\"", "\"m.xn6*\"")) {
            Study wrong = StudyReader.parse(
                    Path.of("test.yaml"), plan.replace("\"m.xn*\", \"m.xk*\", \"m.xpre.*\"", patterns));
            assertThat(VariedDevices.complaint(wrong, NETLISTS))
                    .hasValue("\"" + (patterns.contains("xn6") ? "m.xn6*" : "m.nobody*")
                            + "\" matches no transistor of a column of one-hot cells or of what else varies");
        }
        assertThat(VariedDevices.complaint(StudyReader.parse(Path.of("test.yaml"), plan), NETLISTS))
                .isEmpty();
    }

    @Test
    void oneBitlineStandsForTheColumnWithinTheBoundInEveryState() {
        ReductionFindings reduction = result.findings().reduction().orElseThrow();
        assertThat(reduction.states()).hasSize(5).allMatch(ReductionFindings.State::accepted);
        assertThat(reduction.largest_V().orElseThrow()).isLessThan(0.5e-3);
        assertThat(reduction.guard().orElseThrow().largest_V()).isLessThan(0.5e-3);
        assertThat(reduction.states().get(4).nominal_V()).isCloseTo(0, Assertions.within(2e-6));
    }

    @Test
    void aBoundThatDoesNotHoldIsNotedAndTheColumnItselfIsSimulated() {
        List<String> said = new ArrayList<>();
        CampaignListener listener = new CampaignListener() {
            @Override
            public void finding(String sentence) {
                said.add(sentence);
            }
        };
        String tight = plan.replaceFirst("(?s)\nchecks:.*?\nvariation:", "\nvariation:")
                .replace("bound: 2 mV", "bound: 0.001 mV")
                .replace("states: 0..4", "states: 3..4")
                .replace("guard: 4 %", "guard: 0 %");
        Path out = folder.resolve("tight");
        StudyRun.Result refused = run(tight, out, 2, listener);
        assertThat(refused.findings().reduction().orElseThrow().states()).noneMatch(ReductionFindings.State::accepted);
        assertThat(said)
                .filteredOn(sentence -> sentence.contains("both bitlines"))
                .hasSize(2);
        assertThat(rows(out))
                .anyMatch(row ->
                        row.experiment().equals("mismatch") && row.measure().equals("v_blb"));
    }

    @Test
    void productsAndWritesAreRightForBothCells() {
        assertThat(result.findings().requireColumn().truthTable()).hasSize(18).allMatch(ColumnFindings.Product::right);
        assertThat(result.findings().requireColumn().writing()).hasSize(18).allMatch(ColumnFindings.Write::right);
    }

    @Test
    void theStrobeMeetsTheTargetAndMarginsFallTowardsSaturation() {
        ConditionFindings findings = result.findings();
        assertThat(findings.requireColumn().meanMargin_V()).isCloseTo(0.096, Assertions.within(0.1e-3));
        for (int n = 1; n < 15; n++) {
            assertThat(findings.requireColumn().margin_V(n))
                    .isPositive()
                    .isLessThan(findings.requireColumn().margin_V(n - 1));
        }
    }

    @Test
    void chargeBalancesAndEnergiesOfTheTwoBitlinesAdd() {
        ConditionFindings findings = result.findings();
        assertThat(findings.requireColumn().chargeBalance()).hasValueSatisfying(balance -> {
            assertThat(balance.states()).isEqualTo(16);
            assertThat(balance.largestError()).isLessThan(0.02);
            assertThat(balance.residual_V()).isLessThan(1e-3);
            // 256 cells of three drains and 14 F of wire each: the parts are in netlists/README.md
            assertThat(balance.capacitance_F()).isBetween(80e-15, 92e-15);
        });
        double mixed = energy(3, 2);
        assertThat(energy(3, 0) + energy(0, 2) - energy(0, 0)).isCloseTo(mixed, Assertions.within(0.02 * mixed));
    }

    private static double energy(int n, int k) {
        return result.findings().requireColumn().energy().stream()
                .filter(point -> point.n() == n && point.k() == k)
                .findFirst()
                .orElseThrow()
                .total_J();
    }

    @Test
    void mismatchActsAndGrowsWithTheNumberOfConductingCells() {
        List<ColumnFindings.SenseState> states =
                result.findings().requireColumn().states();
        assertThat(states.get(0).sigma_V().estimate()).isLessThan(0.2e-3);
        assertThat(states.get(1).sigma_V().estimate()).isBetween(4e-3, 9e-3);
        assertThat(states.get(4).sigma_V().estimate())
                .isGreaterThan(states.get(1).sigma_V().estimate());
    }

    @Test
    void plainNgspiceReproducesStoredSamples() throws Exception {
        List<SampleRow> checked = new ArrayList<>();
        for (SampleRow row : rows(reference)) {
            boolean chosen = row.experiment().equals("mismatch")
                    && row.sample() % 7 == 3
                    && row.state().equals("S4");
            chosen |= row.experiment().equals("energy") && row.state().equals("n3 k2");
            chosen |= row.experiment().equals("truth-table") && row.state().equals("shared-foot W-1 I+1");
            chosen |= row.experiment().equals("write") && row.state().equals("one-hot -1 to +1");
            if (chosen) {
                checked.add(row);
            }
        }
        assertThat(checked).hasSize(3 + 10 + 2 + 4);
        for (SampleRow row : checked) {
            String deck;
            try (CampaignStore store = CampaignStore.openForReading(reference)) {
                deck = StandAloneDeck.of(store, row.experiment(), row.state(), row.sample());
            }
            double tolerance = row.unit().equals("V") ? 1e-5 : 2e-3 * Math.abs(row.value());
            assertThat(PlainNgspice.measure(folder, deck, row.measure()))
                    .as(row.toString())
                    .isCloseTo(row.value(), Assertions.within(tolerance));
        }
    }
}
