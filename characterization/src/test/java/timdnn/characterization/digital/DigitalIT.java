package timdnn.characterization.digital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.engine.PlainNgspice;
import timdnn.characterization.engine.StandAloneDeck;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.characterization.study.StudyRun;
import timdnn.characterization.study.TinyStudy;

/** The plan of the digital cells with two loads and two slews, on real ngspice. */
@Tag("slow")
public class DigitalIT {
    private static final Path NETLISTS = Path.of("../netlists");
    private static final double VDD = 0.9;
    private static final double LIGHT = 0.5e-15;
    private static final double HEAVY = 2e-15;
    private static final double FAST = 10e-12;

    @TempDir
    static Path folder;

    private static String plan;
    private static StudyRun.Result result;
    private static DigitalFindings findings;
    private static final Map<String, Map<String, Double>> ROWS = new HashMap<>();

    @BeforeAll
    static void run() throws IOException {
        plan = Files.readString(Path.of("plans/digital.yaml"))
                .replace("[0.25 fF, 0.5 fF, 1 fF, 2 fF, 4 fF, 8 fF]", "[0.5 fF, 2 fF]")
                .replace("[5 ps, 10 ps, 20 ps, 40 ps, 80 ps]", "[10 ps, 40 ps]");
        result = run(plan);
        try (CampaignStore store = CampaignStore.openForReading(folder.resolve("store"))) {
            for (SampleRow row : store.rows(DigitalStates.EXPERIMENT)) {
                ROWS.computeIfAbsent(row.state(), state -> new HashMap<>()).put(row.measure(), row.value());
            }
        }
        findings = read();
    }

    private static Study study() {
        return StudyReader.parse(Path.of("digital.yaml"), plan);
    }

    private static StudyRun.Result run(String text) {
        try (CampaignStore store = CampaignStore.openForWriting(folder.resolve("store"))) {
            return StudyRun.run(study(), text, NETLISTS, store, 1, CampaignListener.SILENT);
        }
    }

    private static DigitalFindings read() {
        try (CampaignStore store = CampaignStore.openForReading(folder.resolve("store"))) {
            return DigitalReader.read(study().conditions().get(0), store).orElseThrow();
        }
    }

    @Test
    void everyPlannedSimulationRanAndNoneFailed() {
        int arcs = 1 + 2 + 2 + 4 + 12;
        int states = 2 + 4 + 4 + 4 + 8 + 8;
        int searches = 2 * 2 * FlipFlopBench.SETUP_STEPS;
        // arcs and flip-flop over the grid and once in its middle; states at rest; searches for set-up times
        assertThat(result.simulations()).isEqualTo(5 * (arcs + 1) + states + searches);
        assertThat(result.failed()).isZero();
        assertThat(findings.cells().stream().map(CellFindings::cell)).containsExactly(DigitalCell.values());
    }

    @Test
    void levelsFollowTheTruthTablesInEveryInputState() {
        for (DigitalCell cell : DigitalCell.COMBINATIONAL) {
            Set<Integer> seen = new HashSet<>();
            for (DigitalCell.Arc arc : cell.arcs()) {
                Map<String, Double> levels = ROWS.get(DigitalStates.arc(cell, arc, HEAVY, FAST));
                for (int output = 0; output < cell.outputs().size(); output++) {
                    String name = "v_" + cell.outputs().get(output);
                    assertThat(levels.get(name + "_0") > VDD / 2).isEqualTo(cell.output(output, arc.state()));
                    assertThat(levels.get(name + "_1") > VDD / 2).isEqualTo(cell.output(output, arc.raised()));
                }
                seen.add(arc.state());
                seen.add(arc.raised());
            }
            // Of a NAND and a NOR one state is in no arc.
            boolean all = cell != DigitalCell.NAND2 && cell != DigitalCell.NOR2;
            assertThat(seen).hasSize(all ? cell.states() : cell.states() - 1);
        }
        assertThat(findings.cells()).allMatch(CellFindings::logicRight);
    }

    @Test
    void delaysAndTransitionsGrowWithTheLoadAndDelaysWithTheSlew() {
        for (CellFindings cell : findings.cells()) {
            for (CellTiming timing : cell.timings()) {
                for (int slew = 0; slew < 2; slew++) {
                    assertThat(timing.riseDelay_s().values().get(slew)).isSorted();
                    assertThat(timing.fallDelay_s().values().get(slew)).isSorted();
                    assertThat(timing.riseTransition_s().values().get(slew)).isSorted();
                    assertThat(timing.fallTransition_s().values().get(slew)).isSorted();
                }
                assertThat(timing.delay_s(HEAVY, 4 * FAST)).isGreaterThan(timing.delay_s(HEAVY, FAST));
            }
        }
    }

    /** Between two loads the energy of a transition differs by ½·ΔC·VDD² for each output that switches. */
    @Test
    void theEnergyOfTheLoadIsHalfCVSquaredATransition() {
        double half = 0.5 * (HEAVY - LIGHT) * VDD * VDD;
        for (CellFindings cell : findings.cells()) {
            double switching =
                    switch (cell.cell()) {
                        case FA -> 1.5;
                        default -> 1;
                    };
            double difference =
                    cell.energy_J().at(HEAVY, FAST) - cell.energy_J().at(LIGHT, FAST);
            assertThat(difference).as(cell.cell().id()).isCloseTo(switching * half, within(0.03 * half));
            assertThat(cell.energy_J().at(LIGHT, FAST)).isGreaterThan(switching * 0.5 * LIGHT * VDD * VDD);
        }
        CellFindings inverter = findings.cell(DigitalCell.INV);
        assertThat(inverter.energies().get(0).rise_J().at(HEAVY, FAST)).isGreaterThan(HEAVY * VDD * VDD);
        assertThat(inverter.energies().get(0).fall_J().at(HEAVY, FAST)).isBetween(0.0, 0.2 * HEAVY * VDD * VDD);
    }

    @Test
    void theFlipFlopCapturesAndItsSetUpTimeIsWhereItsDelayHasGrownByATenth() {
        CellFindings cell = findings.cell(DigitalCell.DFF);
        CellFindings.FlipFlop flipFlop = cell.flipFlop().orElseThrow();
        for (CellFindings.Setup setup : flipFlop.setups()) {
            assertThat(setup.rise_s()).isBetween(1e-12, 60e-12);
            assertThat(setup.fall_s()).isBetween(1e-12, 60e-12);
            double reference =
                    ROWS.get(DigitalStates.flipFlop(HEAVY, setup.slew_s())).get("d_q_1");
            double latest = Double.NEGATIVE_INFINITY;
            for (int step = 0; step < FlipFlopBench.SETUP_STEPS; step++) {
                Map<String, Double> row = ROWS.get(DigitalStates.setup(true, setup.slew_s(), step));
                if (row.get("t_dc") < setup.rise_s()) {
                    // SQL has no NaN: a delay that never came reads as one.
                    assertThat(row.get("d_q"))
                            .satisfiesAnyOf(delay -> assertThat(delay).isNaN(), delay -> assertThat(delay)
                                    .isGreaterThan(1.1 * reference));
                    latest = Math.max(latest, row.get("t_dc"));
                }
            }
            assertThat(setup.rise_s() - latest).isBetween(0.0, 0.2e-12);
        }
        assertThat(flipFlop.idle_J().at(HEAVY, FAST))
                .isBetween(0.0, 0.6 * cell.energy_J().at(HEAVY, FAST));
    }

    /** The gate of a unit inverter against that of a NOR, whose PMOS are twice as wide, and against the oxide's own law. */
    @Test
    void pinsAreAsLargeAsTheirGates() {
        double inverter = findings.capacitance_F(DigitalCell.INV, "a");
        // ε_ox·W·L/t_oxe of both transistors, channels 64 - 10 and 128 - 10 nm wide and 32 - 14 - 5.4 nm long, is 0.063
        // fF;
        // overlaps of 0.35 fF/µm a side add 0.12 fF, and the Miller effect doubles the drain's.
        assertThat(inverter).isBetween(0.15e-15, 0.35e-15);
        assertThat(findings.capacitance_F(DigitalCell.NOR2, "a") / inverter).isBetween(1.3, 2.0);
        assertThat(findings.capacitance_F(DigitalCell.DFF, "ck") / inverter).isBetween(0.8, 1.2);
    }

    @Test
    void anInverterWithAFanOutOfFourTakesSomePicosecondsAndSomeTenthsOfAFemtojoule() {
        assertThat(findings.fo4_s()).isBetween(5e-12, 25e-12);
        assertThat(findings.cell(DigitalCell.INV).energy_J().at(findings.load_F(), findings.slew_s()))
                .isBetween(0.2e-15, 1.5e-15);
        assertThat(findings.cells())
                .allSatisfy(cell -> assertThat(cell.leakage_W()).isBetween(0.5e-9, 100e-9));
    }

    /** With two loads and two slews in a ratio of four the tables are at their coarsest. */
    @Test
    void tablesAreCloseToASimulationBetweenTheirPoints() {
        for (CellFindings cell : findings.cells()) {
            CellFindings.HeldOut heldOut = cell.heldOut().orElseThrow();
            assertThat(heldOut.load_F()).isCloseTo(1e-15, within(1e-24));
            assertThat(heldOut.slew_s()).isCloseTo(20e-12, within(1e-21));
            assertThat(heldOut.energy()).as(cell.cell().id()).isBetween(0.0, 0.05);
            assertThat(heldOut.delay()).as(cell.cell().id()).isBetween(1e-6, 0.1);
            assertThat(heldOut.transition()).as(cell.cell().id()).isBetween(1e-6, 0.3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "inv a load 2f slew 10p, d_y_1",
        "inv a load 2f slew 10p, q_2",
        "fa c a=1 b=0 load 2f slew 40p, d_co_1",
        "fa c a=1 b=0 load 2f slew 40p, t_s_2",
        "nand2 leak a=1 b=0, i_leak",
        "dff load 2f slew 10p, d_q_2",
        "dff load 2f slew 10p, q_c2",
        "dff leak d=1 ck=0 q=0, i_leak",
        "dff setup rise slew 10p step 0, t_dc"
    })
    void plainNgspiceMeasuresTheSameNumber(String state, String measure) throws Exception {
        String deck;
        try (CampaignStore store = CampaignStore.openForReading(folder.resolve("store"))) {
            deck = StandAloneDeck.of(store, DigitalStates.EXPERIMENT, state, 0);
        }
        double stored = ROWS.get(state).get(measure);
        // ngspice prints six digits. A charge depends on how the ends of its window are read off between two points.
        double tolerance = measure.startsWith("q") ? 1e-4 : 6e-6;
        assertThat(PlainNgspice.measure(folder, deck, measure)).isCloseTo(stored, within(tolerance * Math.abs(stored)));
    }

    @Test
    void theLibraryHasTheFindings() {
        String library = LibertyLibrary.text("it", 27, findings);
        double rise =
                findings.cell(DigitalCell.INV).timing("a", "y").riseDelay_s().at(HEAVY, FAST) * 1e12;
        assertThat(library).containsPattern(String.format(Locale.ROOT, ", %.2f\\d*\"", Math.floor(rise * 100) / 100));
    }

    @Test
    void blocksAreDearerThanTheirCheapestCells() {
        for (DigitalBlock block : DigitalBlocks.of(findings, ArrayGeometry.PAPER)) {
            double least = block.parts().stream()
                    .mapToDouble(part -> part.count() * 0.5 * 0.05e-15)
                    .sum();
            assertThat(block.energy_J()).as(block.name()).isBetween(least, 1e-12);
            assertThat(block.delay_s()).isBetween(20e-12, 2e-9);
            assertThat(block.leakage_W()).isPositive();
        }
    }

    @Test
    void aFinishedStudyFindsTheSameFromItsStoreAlone() {
        assertThat(run(plan).simulatedNow()).isZero();
        assertThat(read()).isEqualTo(findings);
    }

    @Test
    void otherStudiesHaveNoDigitalFindings() {
        Study bare = StudyReader.parse(Path.of("x.yaml"), TinyStudy.plan(2));
        try (CampaignStore store = CampaignStore.openForReading(folder.resolve("store"))) {
            assertThat(List.of(DigitalReader.read(bare, store).isPresent())).containsExactly(false);
        }
    }
}
