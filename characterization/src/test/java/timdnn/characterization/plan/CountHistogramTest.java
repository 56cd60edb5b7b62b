package timdnn.characterization.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.input.InvalidInputException;

class CountHistogramTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("histogram.json"), text);
    }

    @Test
    void everyAccessHasTwoConversions() throws IOException {
        CountHistogram histogram = CountHistogram.read(
                file("{\"model\": \"m\", \"histogram\": {\"images\": 1, \"counts\": [[5, 2], [1, 0], [3]]}}"));
        // n: 7, 1, 3 and k: 9, 2
        assertThat(histogram.counts()).containsExactly(16L, 3L, 3L);
        assertThat(histogram.conversions()).isEqualTo(22);
        assertThat(histogram.share(1, 8)).isEqualTo(3.0 / 22);
        assertThat(histogram.share(2, 1)).isZero();
        assertThat(histogram.share(9, 8)).isZero();
    }

    @Test
    void whatIsNoTableOfCountsIsRefusedWithItsLine() {
        assertThatThrownBy(() -> CountHistogram.read(file("{\"histogram\":\n {\"counts\": [[1, -2]]}}")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("histogram.json:2: histogram.counts must hold whole numbers");
        assertThatThrownBy(() -> CountHistogram.read(file("{}"))).hasMessageContaining("histogram is missing");
        assertThatThrownBy(() -> CountHistogram.read(folder.resolve("none.json")))
                .hasMessageContaining("no such file");
    }
}
