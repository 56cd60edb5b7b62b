package timdnn.characterization.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountHistogramTest {
    @Test
    void everyAccessHasTwoConversions() {
        CountHistogram histogram = CountHistogram.ofAccesses(List.of(List.of(5L, 2L), List.of(1L, 0L), List.of(3L)));
        // n: 7, 1, 3 and k: 9, 2
        assertThat(histogram.counts()).containsExactly(16L, 3L, 3L);
        assertThat(histogram.conversions()).isEqualTo(22);
        assertThat(histogram.count(16)).isZero();
        assertThat(histogram.share(1, 8)).isEqualTo(3.0 / 22);
        assertThat(histogram.share(2, 1)).isZero();
        assertThat(histogram.share(9, 8)).isZero();
    }

    @Test
    void whatACampaignKeepsGivesTheSameHistogram() {
        CountHistogram histogram = new CountHistogram(List.of(16L, 3L, 0L, 3L, 0L));
        assertThat(histogram.format()).isEqualTo("16 3 0 3");
        assertThat(CountHistogram.parse("16 3 0 3")).isEqualTo(histogram);
        // printf '16 3 0 3' | sha256sum
        assertThat(histogram.sha256()).isEqualTo("a475b667c5170c8a2768f1510623a968cc695cd81e48ff6bfbe2a25425aeab65");
    }

    @Test
    void aHistogramWithoutConversionsOrBeyondTheLargestBlockIsNone() {
        for (List<Long> wrong :
                List.of(List.<Long>of(), List.of(0L, 0L), List.of(3L, -1L, 1L), Collections.nCopies(34, 1L))) {
            assertThatThrownBy(() -> new CountHistogram(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("counts must be 1 to 33, none negative");
        }
    }
}
