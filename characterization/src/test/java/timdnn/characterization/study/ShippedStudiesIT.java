package timdnn.characterization.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.access.AccessIT;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.digital.DigitalIT;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.engine.StoredShifts;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.rareerror.SenseErrorRate;
import timdnn.characterization.sram.SramIT;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.strength.StrengthIT;

/**
 * Every plan that ships, at a reduced size and with coarse steps, on real ngspice: it runs to its end, no simulation
 * fails, and one fact of the circuit holds.
 */
@Tag("slow")
class ShippedStudiesIT {
    private static final Path PLANS = Path.of("plans");
    private static final Path NETLISTS = Path.of("../netlists");

    /** What stands in the plan, and what stands there in the test; each piece must be found. */
    private static final Map<String, List<String>> REDUCED = Map.of(
            "quickstart",
            List.of(
                    "step: 1 ps -> step: 4 ps",
                    "maxStep: 2 ps -> maxStep: 10 ps",
                    "cells: [one-hot, shared-foot] -> cells: [one-hot]",
                    "recovery: 400 ps -> recovery: 400 ps\n  states: 0..1",
                    "heldOut: [1+1, 2+1, 4+2, 3+6, 8+8, 12+4] -> heldOut: [1+1]",
                    "guard: 0.5 % -> guard: 0 %",
                    "samples: 1000 -> samples: 10",
                    "states: 0..10 -> states: 0..1",
                    "states: 0..8 -> states: 0..0",
                    "relativeError: 20 % -> relativeError: 50 %",
                    "maxSimulations: 1000 -> maxSimulations: 300"),
            "mismatch",
            List.of(
                    "step: 1 ps -> step: 4 ps",
                    "maxStep: 2 ps -> maxStep: 10 ps",
                    "guard: 1 % -> guard: 0 %",
                    "samples: 1000 -> samples: 30",
                    "states: 0..10 -> states: 0..2"),
            // Coarse steps would make the limit state so rough that the search for design points takes 600 simulations.
            "sense-error",
            List.of(
                    "bound: 0.5 mV -> bound: 2 mV",
                    "guard: 1 % -> guard: 0 %",
                    "states: 0..8 -> states: 8..8",
                    "relativeError: 10 % -> relativeError: 50 %",
                    "maxSimulations: 2000 -> maxSimulations: 1200"),
            "sense-error-budget",
            List.of(
                    "bound: 0.5 mV -> bound: 2 mV",
                    "guard: 1 % -> guard: 0 %",
                    "states: 0..8 -> states: 8..8",
                    "relativeError: 10 % -> relativeError: 50 %",
                    "maxSimulations: 2000 -> maxSimulations: 1200"),
            "tpc-variants",
            List.of(
                    "step: 1 ps -> step: 4 ps",
                    "maxStep: 2 ps -> maxStep: 10 ps",
                    "states: 0..8 -> states: 0..1",
                    "guard: 1 % -> guard: 0 %",
                    "samples: 200 -> samples: 10",
                    "states: 0..10 -> states: 1..1"),
            "margins-pvt",
            List.of(
                    "step: 2 ps -> step: 4 ps",
                    "maxStep: 5 ps -> maxStep: 10 ps",
                    "process: [TT, FF, SS, FS, SF] -> process: [FF, SS]",
                    "vdd: [0.8 V, 0.9 V, 1.0 V] -> vdd: [0.9 V]",
                    "temperature: [-40 degC, 27 degC, 125 degC] -> temperature: [27 degC]"),
            "margins-pvt-tracking",
            List.of(
                    "step: 2 ps -> step: 4 ps",
                    "maxStep: 5 ps -> maxStep: 10 ps",
                    "stop: 800 ps -> stop: 500 ps",
                    "temperature: [-40 degC, 125 degC] -> temperature: [27 degC]"));

    /**
     * Plans that {@link StrengthIT}, {@link SweptStudyIT}, {@link SramIT}, {@link DigitalIT} and {@link AccessIT} run, at the
     * smallest size that they allow; of the plan of areas, what that of accesses has not, of that of sizing the comparators.
     */
    private static final Set<String> RUN_ELSEWHERE =
            Set.of("strength", "vdd-strobe-design-space", "sram", "digital", "access", "sense-sizing", "area");

    @TempDir
    static Path folder;

    @Test
    void everyPlanThatShipsIsRunHere() throws IOException {
        try (Stream<Path> files = Files.list(PLANS)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .map(name -> name.substring(0, name.length() - ".yaml".length())))
                    .hasSize(14)
                    .containsAll(RUN_ELSEWHERE)
                    .filteredOn(name -> !RUN_ELSEWHERE.contains(name))
                    .containsExactlyInAnyOrderElementsOf(REDUCED.keySet());
        }
    }

    private static StudyRun.Result run(String name) throws IOException {
        Path file = PLANS.resolve(name + ".yaml");
        String text = Files.readString(file);
        for (String piece : REDUCED.get(name)) {
            String[] parts = piece.split(" -> ", 2);
            assertThat(text).contains(parts[0]);
            text = text.replace(parts[0], parts[1]);
        }
        Study study = StudyReader.parse(file, text);
        try (CampaignStore store = CampaignStore.openForWriting(folder.resolve(name))) {
            StudyRun.Result result = StudyRun.run(study, text, NETLISTS, store, 1, CampaignListener.SILENT);
            assertThat(result.failed()).isZero();
            assertThat(result.conditions()).hasSameSizeAs(study.conditions());
            return result;
        }
    }

    @Test
    void quickstartMeetsItsMarginAndIdleColumnsDoNotErr() throws IOException {
        ConditionFindings findings = run("quickstart").findings();
        assertThat(findings.requireColumn().meanMargin_V()).isCloseTo(0.096, within(0.3e-3));
        assertThat(findings.requireColumn().states().get(0).counted().estimate())
                .isZero();
        assertThat(findings.senseErrors().rates().get(0).total().estimate()).isLessThan(1e-9);
    }

    @Test
    void mismatchSpreadsTheBitlineMoreTheMoreCellsConduct() throws IOException {
        List<ColumnFindings.SenseState> states =
                run("mismatch").findings().requireColumn().states();
        assertThat(states.get(0).sigma_V().estimate()).isLessThan(0.2e-3);
        assertThat(states.get(1).sigma_V().estimate()).isBetween(3.5e-3, 9e-3);
        assertThat(states.get(2).sigma_V().estimate())
                .isGreaterThan(states.get(1).sigma_V().estimate());
    }

    @Test
    void theDeepestStateErrsBetweenTenToMinusFiveAndTenToMinusThree() throws IOException {
        SenseErrorRate rate =
                run("sense-error").findings().senseErrors().rates().get(0);
        assertThat(rate.n()).isEqualTo(8);
        assertThat(rate.total().estimate()).isBetween(1e-5, 1e-3);
        assertThat(rate.below().beta()).isBetween(3.0, 4.5);
        assertThat(rate.above()).isEqualTo(SenseErrorRate.Side.NONE);
    }

    @Test
    void theSharedOutBudgetSavesSimulationsAndWeighsByTheHistogramBesideThePlan() throws IOException {
        run("sense-error-budget");
        try (CampaignStore store = CampaignStore.openForReading(folder.resolve("sense-error-budget"))) {
            String condition = "TT-0.9V-27C";
            assertThat(Double.parseDouble(store.fact("budget_saving", condition).orElseThrow()))
                    .isGreaterThanOrEqualTo(1);
            double[] shares = Stream.of(
                            store.fact("count_shares", condition).orElseThrow().split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertThat(java.util.Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
            assertThat(shares[0]).isGreaterThan(shares[1]);
            assertThat(shares[7]).isGreaterThan(shares[8]).isLessThan(0.01);
        }
    }

    @Test
    void bothCellsMultiplyAndWriteAndTheSharedFootCellTakesLonger() throws IOException {
        List<ConditionFindings> cells = run("tpc-variants").conditions();
        for (ConditionFindings cell : cells) {
            assertThat(cell.requireColumn().truthTable()).hasSize(18).allMatch(ColumnFindings.Product::right);
            assertThat(cell.requireColumn().writing()).hasSize(18).allMatch(ColumnFindings.Write::right);
            assertThat(cell.requireColumn().meanMargin_V()).isCloseTo(0.096, within(0.5e-3));
        }
        assertThat(cells.get(1).requireColumn().strobe_s())
                .isGreaterThan(1.5 * cells.get(0).requireColumn().strobe_s());
    }

    @Test
    void atOneStrobeTheFastCornerFallsFurtherThanTheSlowOne() throws IOException {
        List<ConditionFindings> corners = run("margins-pvt").conditions();
        assertThat(corners.get(0).condition()).startsWith("FF");
        assertThat(corners.get(0).requireColumn().strobe_s())
                .isEqualTo(corners.get(1).requireColumn().strobe_s());
        assertThat(corners.get(0).requireColumn().margin_V(0))
                .isGreaterThan(1.1 * corners.get(1).requireColumn().margin_V(0));
    }

    @Test
    void aStrobeThatTracksGivesBothCornersTheSameMeanMargin() throws IOException {
        List<ConditionFindings> corners = run("margins-pvt-tracking").conditions();
        assertThat(corners.get(0).requireColumn().strobe_s())
                .isLessThan(corners.get(1).requireColumn().strobe_s());
        assertThat(corners)
                .allSatisfy(corner ->
                        assertThat(corner.requireColumn().meanMargin_V()).isCloseTo(0.096, within(0.5e-3)));
    }

    /** Each transistor of the conducting pair has a draw of its own, and each sample other ones. */
    @Test
    void theTwoDevicesOfACellAreShiftedIndependently() throws IOException {
        String plan = TinyStudy.plan(3);
        TinyStudy.run(plan, folder.resolve("pair"), 1);
        try (CampaignStore store = CampaignStore.openForReading(folder.resolve("pair"))) {
            StoredShifts shifts = new StoredShifts(TinyStudy.study(plan), store);
            Map<String, Double> first = shifts.of("mismatch", "S1", 0);
            assertThat(first).hasSizeGreaterThanOrEqualTo(2);
            assertThat(new TreeSet<>(first.values())).hasSameSizeAs(first.keySet());
            assertThat(shifts.of("mismatch", "S1", 0)).isEqualTo(first);
            assertThat(shifts.of("mismatch", "S1", 1).values()).doesNotContainAnyElementsOf(first.values());
            StoredShifts other = new StoredShifts(TinyStudy.study(plan.replace("seed: 7", "seed: 8")), store);
            assertThat(other.of("mismatch", "S1", 0).values()).doesNotContainAnyElementsOf(first.values());
        }
    }

    @Test
    void aStudyInWhichNothingVariesSaysSo() {
        List<String> said = new ArrayList<>();
        String plan = TinyStudy.plan(2).replace("sigmaOverMu: 5 %", "sigmaOverMu: 0 %");
        try (CampaignStore store = CampaignStore.openForWriting(folder.resolve("still"))) {
            StudyRun.Result result =
                    StudyRun.run(TinyStudy.study(plan), plan, TinyStudy.NETLISTS, store, 1, new CampaignListener() {
                        @Override
                        public void finding(String sentence) {
                            said.add(sentence);
                        }
                    });
            assertThat(said).contains("nothing varies: every sigma is 0");
            assertThat(result.findings().requireColumn().states())
                    .allSatisfy(state -> assertThat(state.sigma_V().estimate()).isZero());
        }
    }
}
