package timdnn.characterization.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.harness.HarnessException;

class StateOutcomesTest {
    @TempDir
    Path folder;

    private static SampleRow row(String state, int sample, String measure, String outcome) {
        double value = outcome.startsWith("ok") ? 0.5 : Double.NaN;
        return new SampleRow("mismatch", "TT", state, sample, measure, "V", value, outcome);
    }

    private CampaignStore store(List<SampleRow> rows) {
        CampaignStore store = CampaignStore.openForWriting(folder);
        store.putBatch(rows, Map.of(), Map.of(), Map.of());
        return store;
    }

    /** One percent of the whole, and all of it lost where it counts most. */
    @Test
    void failuresOfOneStateAreNotHiddenByTheOthers() {
        List<SampleRow> rows = new ArrayList<>();
        IntStream.range(0, 5787).forEach(sample -> rows.add(row("S0", sample, "v_bl", SampleRow.OK)));
        IntStream.range(0, 200)
                .forEach(sample -> rows.add(row("S8", sample, "v_bl", sample < 59 ? "TIMED_OUT" : SampleRow.OK)));
        try (CampaignStore store = store(rows)) {
            assertThat(new OutcomeCounts(store.outcomes()).failed()).isEqualTo(59);
            assertThatThrownBy(() -> StateOutcomes.requireFailuresWithin(store.failures(), 0.01, 1))
                    .isInstanceOf(HarnessException.class)
                    .hasMessage(
                            "59 of 200 simulations of mismatch TT S8 failed (59 TIMED_OUT), more than limits.failures of "
                                    + "1 % of a state: dropping them would flatter its tail");
            StateOutcomes.requireFailuresWithin(store.failures(), 0.3, 1);
        }
    }

    @Test
    void conditionsAndExperimentsAreCountedApart() {
        List<SampleRow> rows = new ArrayList<>();
        for (String condition : List.of("SS", "TT")) {
            for (int sample = 0; sample < 4; sample++) {
                boolean lost = condition.equals("SS") && sample < 2;
                rows.add(new SampleRow(
                        "mismatch", condition, "S1", sample, "v_bl", "V", 0.5, lost ? "CRASHED" : SampleRow.OK));
            }
        }
        try (CampaignStore store = store(rows)) {
            assertThat(store.failures())
                    .containsExactly(new StateOutcomes("mismatch", "SS", "S1", 4, Map.of("CRASHED", 2), List.of()));
            // 2 of 8 are within 30 %, 2 of 4 are not.
            assertThat(StateOutcomes.beyond(store.failures(), 0.3, 1)).hasSize(1);
            // A quarter of the state's simulations is here: its other shards may all have succeeded.
            assertThat(StateOutcomes.beyond(store.failures(), 0.3, 4)).isEmpty();
        }
    }

    @Test
    void aSimulationThatLacksAMeasureCountsOnceAndNamesIt() {
        List<SampleRow> rows = List.of(
                row("write 1", 0, "v_q", SampleRow.OK),
                row("write 1", 0, "write_s", SampleRow.MEASURE_MISSING),
                row("setup", 0, "d_q", SampleRow.OK_ABSENT),
                row("setup", 0, "t_dc", SampleRow.OK_RETRIED),
                row("setup", 1, "d_q", SampleRow.OK_ABSENT));
        try (CampaignStore store = store(rows)) {
            assertThat(store.outcomes())
                    .isEqualTo(Map.of(SampleRow.MEASURE_MISSING, 1, SampleRow.OK, 1, SampleRow.OK_RETRIED, 1));
            assertThat(store.outcomes("TT")).isEqualTo(Map.of("mismatch", store.outcomes()));
            assertThat(store.failures())
                    .extracting(StateOutcomes::sentence)
                    .containsExactly("1 of 1 simulations of mismatch TT write 1 failed (1 MEASURE_MISSING write_s)");
        }
    }

    /** Written by versions that did not tell an absent measure from a number. */
    @Test
    void anOldStoresNumberThatIsNoneIsAbsentAndNotCalledOk() {
        try (CampaignStore store = store(List.of(row("setup", 0, "d_q", SampleRow.OK)))) {
            store.putBatch(
                    List.of(new SampleRow("mismatch", "TT", "setup", 1, "d_q", "s", Double.NaN, SampleRow.OK)),
                    Map.of(),
                    Map.of(),
                    Map.of());
            assertThat(store.rows(null)).extracting(SampleRow::outcome).containsExactly("ok", "ok-absent");
            assertThat(store.rows(null).get(1).csv()).isEqualTo("mismatch,TT,setup,1,d_q,s,,ok-absent");
            assertThat(store.failures()).isEmpty();
        }
    }
}
