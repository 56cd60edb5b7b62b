package timdnn.characterization.rareerror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.engine.PlainNgspice;
import timdnn.characterization.engine.StandAloneDeck;
import timdnn.characterization.sample.DesignKind;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.study.StudyRun;
import timdnn.characterization.study.TinyStudy;
import timdnn.harness.HarnessException;
import timdnn.input.InvalidInputException;

/** Rare errors and sampling designs on real ngspice, at a reduced size. */
@Tag("slow")
class SenseErrorIT {
    private static final String RARE = TinyStudy.plan(4).replaceFirst("(?s)mismatch:.*?limits", """
                    reduction: {bound: 2 mV, samples: 6, guard: 1 %}
                    senseError: {states: 7..8, relativeError: 40 %, maxSimulations: 400}
                    limits""");

    /** P(code wrong | n) and β below, as this study gives them with ngspice 39: its draws and its search are its seed's. */
    private static final Map<Integer, Double> ESTIMATES = Map.of(7, 3.006502884870273e-4, 8, 3.0955168809389483e-4);

    private static final Map<Integer, Double> BETAS = Map.of(7, 3.6592075583506083, 8, 3.5821445440093984);

    @TempDir
    static Path folder;

    private static Path reference;
    private static StudyRun.Result result;

    @BeforeAll
    static void run() {
        reference = folder.resolve("one-worker");
        result = TinyStudy.run(RARE, reference, 1);
    }

    private static SenseErrorRate rate(int n) {
        return result.findings().senseErrors().rates().stream()
                .filter(rate -> rate.n() == n)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theRatesAreRareAndCarryIntervalAndWeights() {
        for (int n = 7; n <= 8; n++) {
            assertThat(rate(n).total().estimate()).isCloseTo(ESTIMATES.get(n), withinPercentage(1e-4));
            assertThat(rate(n).total().low()).isPositive();
            assertThat(rate(n).relativeError()).isLessThan(0.4);
            assertThat(rate(n).dominant().effectiveSampleSize()).isGreaterThan(5);
            assertThat(rate(n).dominant().largestWeight()).isLessThan(0.3);
            assertThat(rate(n).below().beta()).isCloseTo(BETAS.get(n), withinPercentage(1e-4));
        }
        assertThat(rate(8).above()).isEqualTo(SenseErrorRate.Side.NONE);
        assertThat(result.findings().reduction().orElseThrow().states()).hasSize(2);
    }

    @Test
    void twoWorkersAskForTheSamePointsAndFindTheSame() {
        Path two = folder.resolve("two-workers");
        StudyRun.Result other = TinyStudy.run(RARE, two, 2);
        assertThat(TinyStudy.rows(two)).isEqualTo(TinyStudy.rows(reference));
        assertThat(other.findings()).isEqualTo(result.findings());
    }

    @Test
    void aFinishedStudyFindsItsPointsStored() {
        StudyRun.Result again = TinyStudy.run(RARE, reference, 1);
        assertThat(again.simulatedNow()).isZero();
        assertThat(again.findings()).isEqualTo(result.findings());
    }

    /** A stored sample is moved by 10 mV, as if the two circuits disagreed there. */
    @Test
    void theGuardStopsACampaignAndNamesTheDecksThatShowIt() throws Exception {
        Path out = Files.createDirectory(folder.resolve("guarded"));
        Files.copy(reference.resolve(CampaignStore.FILE), out.resolve(CampaignStore.FILE));
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + out.resolve(CampaignStore.FILE));
                Statement statement = store.createStatement()) {
            assertThat(statement.executeUpdate("update sample set value = value + 0.01 where measure = 'v_bl' and "
                            + "(experiment, state, sample) in (select experiment, state, sample from sample "
                            + "where experiment = 'guard' limit 1)"))
                    .isEqualTo(1);
        }
        assertThatThrownBy(() -> TinyStudy.run(RARE, out, 1))
                .isInstanceOf(HarnessException.class)
                .hasMessageContainingAll(
                        "the guard stopped the campaign", "tim deck " + out, "--experiment sense-error", "with guard");
    }

    @Test
    void aSurrogateFindsTheSameRatesWithFewerSimulations() {
        StudyRun.Result assisted = TinyStudy.run(
                RARE.replace("relativeError: 40 %", "method: surrogate, relativeError: 10 %"),
                folder.resolve("surrogate"),
                2);
        for (SenseErrorRate rate : assisted.findings().senseErrors().rates()) {
            assertThat(rate.relativeError()).isLessThan(0.1);
            // Importance sampling stops at 40 %, so its interval is wide.
            assertThat(rate.total().estimate())
                    .isBetween(
                            rate(rate.n()).total().low(), rate(rate.n()).total().high());
            assertThat(rate.below().method()).contains("surrogate");
            assertThat(rate.below().probability().simulations()).isLessThan(250);
        }
    }

    @Test
    void plainNgspiceReproducesAPointOfTheImportanceSample() throws Exception {
        int sample = 150;
        double stored;
        String deck;
        try (CampaignStore store = CampaignStore.openForReading(reference)) {
            stored = store.value("sense-error", "TT-0.9V-27C", "S8 below", "v_bl", sample);
            deck = StandAloneDeck.of(store, "sense-error", "S8 below", sample);
        }
        assertThat(PlainNgspice.measure(folder, deck, "v_bl")).isCloseTo(stored, within(1e-5));
    }

    @Test
    void everyDesignIsReproducedByItsDeckAndHasAnIntervalOfItsOwn() throws Exception {
        for (DesignKind design : List.of(DesignKind.LATIN_HYPERCUBE, DesignKind.SOBOL, DesignKind.ANTITHETIC)) {
            Path out = folder.resolve(design.toString());
            StudyRun.Result designed = TinyStudy.run(
                    TinyStudy.plan(32).replace("states: 1..2", "states: 2..2\n  design: " + design), out, 1);
            ColumnFindings.SenseState state =
                    designed.findings().requireColumn().states().get(0);
            assertThat(state.bitline_V()).hasSize(32).doesNotHaveDuplicates();
            assertThat(state.mean_V().high()).isGreaterThan(state.mean_V().low());
            try (CampaignStore store = CampaignStore.openForReading(out)) {
                double stored = store.value("mismatch", "TT-0.9V-27C", "S2", "v_bl", 17);
                assertThat(PlainNgspice.measure(folder, StandAloneDeck.of(store, "mismatch", "S2", 17), "v_bl"))
                        .isCloseTo(stored, within(1e-5));
            }
        }
    }

    @Test
    void aLatinHypercubeDoesNotGrow() {
        String plan = TinyStudy.plan(32).replace("states: 1..2", "states: 1..1\n  design: latin-hypercube");
        Path out = folder.resolve("strata");
        TinyStudy.run(plan, out, 1);
        assertThatThrownBy(() -> TinyStudy.run(plan.replace("samples: 32", "samples: 64"), out, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Latin hypercube must stay");
    }
}
