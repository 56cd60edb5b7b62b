package timdnn.characterization.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.engine.PlainNgspice;
import timdnn.characterization.engine.StandAloneDeck;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.rareerror.SenseErrorRate;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.study.ConditionFindings;
import timdnn.characterization.study.TinyStudy;
import timdnn.input.InvalidInputException;

/**
 * The plan {@code access} on real ngspice: the thin run against its goldens, as {@code ThinPlansIT} does it for the other plans, whole
 * accesses here, their parts in the interfaces.
 */
@SuppressWarnings("MemberName") // suffixes are units
@Tag("slow")
public final class AccessIT implements ConverterChecks, ComparatorChecks, AreaChecks {
    @TempDir
    static Path temporary;

    private static AccessStudy study;

    @BeforeAll
    static void run() throws IOException {
        study = AccessStudy.run(temporary);
    }

    @Override
    public AccessStudy study() {
        return study;
    }

    @Test
    void thePlanThatShipsGivesItsNominalFigures() {
        assertThat(study.differences()).isEmpty();
    }

    @Test
    void thePartsMakeUpTheWholeAccess() {
        // Trimmed are all comparators of 256 columns with two bitlines each, and in blank conversions of eight columns;
        // none of those in the closure.
        assertThat(access().typical().parts_J().get("trim"))
                .isCloseTo(576 * sense().trimEnergy_J(), within(1e-18))
                .isLessThan(0.1 * access().typical().parts_J().get("comparators"));
        assertThat(access().closures().get(0).codes()).containsExactly(1, 1);
        assertThat(access().closures().get(1).codes()).containsExactly(4, 2);
        assertThat(access().closures().get(2).codes()).containsExactly(8, 1);
        assertThat(access().closures().get(3).codes()).containsExactly(3, 8);
        assertThat(access().closure()).isLessThan(0.01);
        for (int products = 1; products < access().energies().size(); products++) {
            assertThat(access().energies().get(products).total_J())
                    .isGreaterThan(access().energies().get(products - 1).total_J());
        }
        ColumnAccess column = access().column();
        for (int count = 1; count <= ArrayGeometry.PAPER.rowsABlock(); count++) {
            double step = column.bitline_J().get(count) - column.bitline_J().get(count - 1);
            // Some C·V·ΔV of 150 fF; ever less, since the bitline is ever lower.
            assertThat(step).as("count " + count).isBetween(0.1e-15, 20e-15);
        }
        // C·V² of the gates of two switches and their drivers.
        assertThat(column.sampling_J()).isBetween(5e-15, 50e-15);
        AccessFindings.Schedule schedule = access().schedule();
        // One hold capacitor a bitline: the next discharge waits for the last conversion and for the recharge.
        assertThat(schedule.cycle_s())
                .isGreaterThan(schedule.latency_s())
                .isGreaterThan(8 * sense().conversion_s() + schedule.discharge_s());
        assertThat(schedule.recharge_s()).isBetween(100e-12, 1e-9);
        assertThat(access().drivers().far_s()).isGreaterThan(access().drivers().near_s() + 10e-12);
        // Far along the wordline and far along the bitline less is discharged, and the more the more cells do it.
        assertThat(sense().wordline_V().get(8))
                .isBetween(1e-3, 30e-3)
                .isGreaterThan(sense().wordline_V().get(1));
        assertThat(sense().wire_V().get(8))
                .isBetween(1e-3, 40e-3)
                .isGreaterThan(sense().wire_V().get(1));
        // The converter is calibrated for the middle of the array, between near and far ends.
        assertThat(sense().centre_V().get(8) - sense().held_V().get(8)).isBetween(5e-3, 40e-3);
        assertThat(sense().centre_V().get(0)).isEqualTo(sense().held_V().get(0));
        // Four lines of some 60 fF, of which two change and change back: some C·V².
        assertThat(access().drivers().write_J()).isBetween(50e-15, 300e-15);
        assertThat(access().drivers().write_s()).isBetween(1e-12, 200e-12);
    }

    /** They take charge: the code is too high more often the more of them there are, and less often too low. */
    @Test
    void drivenRowsMoveRatesAsSimulationsWithThemInTheCircuitSay() {
        assertThat(sense().couplingHeldOut_V())
                .isLessThan(0.1 * Math.abs(sense().coupling_V().get(0)));
        SenseErrorRate rate = findings().senseErrors().rates().get(0);
        assertThat(rate.n()).isEqualTo(3);
        List<Double> above = probabilities(rate.above());
        assertThat(above).hasSize(14).isSorted();
        assertThat(above.get(13)).isGreaterThan(2 * above.get(0));
        assertThat(probabilities(rate.below())).hasSize(14).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(above.stream().mapToDouble(p -> p).average().orElseThrow())
                .isCloseTo(
                        rate.above().probability().estimate(),
                        within(1e-9 * rate.above().probability().estimate()));
        assertThat(findings().senseErrors().heldOut()).singleElement().satisfies(one -> {
            assertThat(one.n()).isEqualTo(3);
            assertThat(one.driven()).isEqualTo(13);
            assertThat(one.shift_V()).isBetween(sense().coupling_V().get(3), -1e-3);
            assertThat(Math.abs(one.deviation())).isLessThan(4);
        });
    }

    private static List<Double> probabilities(SenseErrorRate.Side side) {
        return side.driven().stream()
                .map(given -> given.probability().estimate())
                .toList();
    }

    @Test
    void plainNgspiceGivesTheStoredNumbers() throws Exception {
        // ngspice's avg takes the time points about its bounds: up to a step of 2 ps in a period of 390 ps.
        sameAsPlain("sense-conversion", "S4", 0, "q_cmp", 3e-3);
        sameAsPlain("sense-column", "S3", 0, "v_h", 1e-4);
        sameAsPlain("sense-offset", "tap3", 1, "d_3", 1e-3);
        sameAsPlain("sense-ladder", "tap5 high", 0, "d_end", 1e-4);
        // ngspice's avg ends at the first time point behind its window, up to a step of 2 ps in 300 ps later.
        sameAsPlain("sense-decision", "tap2 overdrive", 0, "q_1", 7e-3);
        sameAsPlain("sense-noise", "tap2 branch 1", 0, "d_20", 1e-3);
        sameAsPlain("drivers", "far S4", 0, "v_h", 1e-4);
        sameAsPlain("drivers", "write -1 to +1", 0, "q_driver", 1e-3);
        sameAsPlain("drivers", "wordline", 0, "t_far", 1e-4);
        sameAsPlain("access", "n4 k2", 0, "q_vpre", 1e-3);
    }

    private void sameAsPlain(String experiment, String state, int sample, String measure, double tolerance)
            throws Exception {
        try (CampaignStore store = CampaignStore.openForReading(out())) {
            double stored = store.value(experiment, CONDITION, state, measure, sample);
            double plain = PlainNgspice.measure(folder(), StandAloneDeck.of(store, experiment, state, sample), measure);
            assertThat(plain).as(experiment + " " + state).isCloseTo(stored, within(tolerance * Math.abs(stored)));
        }
    }

    @Test
    void aStoreOfAnotherConverterIsRefusedInOneSentence() throws Exception {
        Path old = Files.createDirectory(folder().resolve("old"));
        Path file = Files.copy(out().resolve(CampaignStore.FILE), old.resolve(CampaignStore.FILE));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("update netlist set text = replace(text, char(10) || 'xbl ', char(10) || 'xold ')");
        }
        Study study = TinyStudy.study(plan());
        try (CampaignStore store = CampaignStore.openForReading(old)) {
            assertThatThrownBy(() -> ConditionFindings.read(study, store))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("campaign.sqlite: sense was simulated with a netlist of the converter that");
        }
    }

    @Test
    void wrongPlansAreOneSentence() {
        refused(plan().replaceFirst("(?s)\nsense:.*?\naccess:", "\naccess:"), "sense is missing: access needs it");
        refused(
                plan().replace("columnsPerUnit: 8", "columnsPerUnit: 0"),
                "access.columnsPerUnit must be from 2 to 256");
        refused(plan().replace("[1+1, 4+2, 8+1, 3+12]", "[9+9]"), "access.closure must be a list of n+k");
        refused(plan().replace("jitter: 1 ps", "jitter: -1 ps"), "sense.jitter must not be negative");
        refused(
                plan().replaceFirst("(?s)\nvariation:.*?\nsense:", "\nsense:"),
                "variation is missing: senseError needs it");
        refused(plan().replaceFirst("(?s)\nmismatch:.*?\nsense:", "\nsense:"), "mismatch must visit states 0 to 8");
        refused(plan().replaceFirst("  histogram: .*\n", ""), "sense.converterSigma has no meaning without histogram");
        refused(plan().replace("columnsPerUnit: 8", "columnsPerUnit: 7"), "access.columnsPerUnit must divide the 256");
        refused(plan().replace("cell: one-hot", "cell: shared-foot"), "access is for cell: one-hot");
        refused(plan().replace("c_sense: 63 fF", "w_in: 1 nm"), "parameters.w_in must be from 32 nm to 100 um");
        refused(plan().replace("vdd: 0.9 V", "vdd: 90 V"), "corner.vdd must be from 0.6 V to 1.1 V");
        refused(plan().replaceFirst("loads: .*", "loads: [1 fF, 1 F]"), "digital.loads must be from 0.01 fF to 100 fF");
    }

    private static void refused(String wrong, String sentence) {
        assertThatThrownBy(() -> StudyReader.parse(Path.of("access.yaml"), wrong))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(sentence);
    }
}
