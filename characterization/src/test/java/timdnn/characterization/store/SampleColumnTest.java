package timdnn.characterization.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.statistics.DoubleList;
import timdnn.characterization.statistics.IndexList;

class SampleColumnTest {
    @TempDir
    Path folder;

    private static SampleColumn column(List<Integer> samples, List<Double> values) {
        return new SampleColumn(IndexList.copyOf(samples), DoubleList.copyOf(values));
    }

    @Test
    void indicesWithAndWithoutGapsAreFound() {
        for (List<Integer> samples : List.of(List.of(3, 4, 5), List.of(3, 5, 9), List.of(7), List.<Integer>of())) {
            IndexList list = IndexList.copyOf(samples);
            assertThat(list).isEqualTo(samples);
            assertThat(list.ints()).containsExactly(samples.toArray(Integer[]::new));
            for (int place = 0; place < samples.size(); place++) {
                assertThat(list.placeOf(samples.get(place))).isEqualTo(place);
            }
            assertThat(list.placeOf(2)).isNegative();
            assertThat(list.placeOf(6)).isNegative();
            assertThat(list.placeOf(Integer.MAX_VALUE)).isNegative();
        }
        assertThatThrownBy(() -> IndexList.copyOf(List.of(3, 3))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void longListsKeepWhatWasAppended() {
        IndexList.Builder indices = new IndexList.Builder();
        DoubleList.Builder values = new DoubleList.Builder();
        List<Integer> expected = new ArrayList<>();
        for (int place = 0; place < 1000; place++) {
            int index = place < 500 ? place : 2 * place;
            indices.add(index);
            values.add(0.5 * index);
            expected.add(index);
        }
        assertThat(indices.build()).isEqualTo(expected);
        assertThat(values.build())
                .isEqualTo(expected.stream().map(index -> 0.5 * index).toList());
    }

    @Test
    void aMapOfAColumnIsTheColumn() {
        SampleColumn column = column(List.of(0, 2, 3), List.of(0.1, Double.NaN, 0.3));
        Map<Integer, Double> map = column.asMap();
        assertThat(map).isEqualTo(Map.of(0, 0.1, 2, Double.NaN, 3, 0.3));
        assertThat(map.keySet()).containsExactly(0, 2, 3);
        assertThat(map.getOrDefault(1, -1.0)).isEqualTo(-1.0);
        assertThat(map.getOrDefault(2, -1.0)).isNaN();
        assertThat(column.of(3)).isEqualTo(0.3);
        assertThat(column.of(1)).isNaN();
        assertThatThrownBy(() -> map.put(1, 0.2)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whatGaveNoNumberIsLeftOut() {
        SampleColumn column = column(List.of(0, 2, 3), List.of(0.1, Double.NaN, Double.POSITIVE_INFINITY));
        assertThat(column.finite()).isEqualTo(column(List.of(0), List.of(0.1)));
        assertThat(column.present()).isEqualTo(column(List.of(0, 3), List.of(0.1, Double.POSITIVE_INFINITY)));
        assertThat(column.filtered(sample -> sample > 0).samples()).containsExactly(2, 3);
        assertThat(column.filtered(sample -> true)).isSameAs(column);
    }

    /** A state with more rows than are read whole gives the same as one that is. */
    @Test
    void longAndShortStatesAreReadAlike() {
        int many = 60_000;
        try (CampaignStore store = CampaignStore.openForWriting(folder)) {
            List<SampleRow> rows = new ArrayList<>();
            for (int sample = 0; sample < many; sample++) {
                boolean fails = sample % 1000 == 7;
                String outcome = fails ? "TIMED_OUT" : SampleRow.OK;
                for (String measure : List.of("v_bl", "v_blb")) {
                    double value = fails ? Double.NaN : sample + (measure.equals("v_bl") ? 0 : 0.5);
                    rows.add(new SampleRow("mismatch", "TT", "S4", sample, measure, "V", value, outcome));
                    if (sample < 10) {
                        rows.add(new SampleRow("mismatch", "TT", "S3", sample, measure, "V", value, outcome));
                    }
                }
            }
            rows.add(new SampleRow("mismatch", "FF", "S9", 0, "v_bl", "V", 1, SampleRow.OK));
            rows.add(new SampleRow("transfer", "TT", "S0", 0, "v_bl", "V", 1, SampleRow.OK));
            store.putBatch(rows, Map.of(), Map.of(), Map.of());
            assertThat(store.experiments()).containsExactly("mismatch", "transfer");
            assertThat(store.states("mismatch", "TT")).containsExactly("S3", "S4");
            assertThat(store.states("nothing", "TT")).isEmpty();
            assertThat(store.simulations("TT")).isEqualTo(many + 11);
            assertThat(store.outcomes("TT").values().stream()
                            .flatMap(counts -> counts.values().stream())
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(many + 11);
            assertThat(store.rows(null, "TT")).hasSize(rows.size() - 1);
            ExperimentRows read = new ExperimentRows(store, "TT");
            assertThat(read.states("mismatch")).containsExactly("S3", "S4");
            assertThat(read.value("mismatch", "S3", 9, "v_blb")).isEqualTo(9.5);
            assertThat(read.value("mismatch", "S3", 7, "v_bl")).isNaN();
            assertThat(read.value("mismatch", "S4", 59_999, "v_blb")).isEqualTo(59_999.5);
            assertThat(read.values("mismatch", "S4", "v_bl").size()).isEqualTo(many);
            assertThat(read.indices("mismatch", "S4")).hasSize(many - many / 1000);
            assertThat(read.samples("mismatch", "S4", "v_bl").get(7)).isNaN();
            assertThat(read.has("mismatch", "S4", "v_other")).isFalse();
            assertThat(read.has("mismatch", "S5", "v_bl")).isFalse();
        }
    }
}
