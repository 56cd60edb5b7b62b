package timdnn.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import timdnn.cli.shared.Called;
import timdnn.cli.shared.GuideTable;

class KernelBenchCommandTest {
    private static final String TABLE = "../lut/tables/access.lut.json";

    @Test
    @Tag("slow")
    void everyRateIsMeasuredAndRatiosAreThoseOfTheRates() throws IOException {
        Called called = Called.of(new KernelBenchCommand(), "--lut", TABLE, "--seconds", "0.01", "--json");
        assertThat(called.status()).as(called.err()).isZero();
        JsonNode document = JsonMapper.builder().build().readTree(called.out());
        for (String key : new String[] {
            "exactGmacPerSecond",
            "iidGmacPerSecond",
            "dieGmacPerSecond",
            "networkGmacPerSecond",
            "plainJavaGmacPerSecond",
            "residualImagesPerSecond"
        }) {
            assertThat(document.get(key).asDouble()).as(key).isPositive();
        }
        assertThat(document.get("simd").isBoolean()).isTrue();
        assertThat(document.at("/iidOverExact/1e-03").asDouble())
                .isEqualTo(document.get("iidGmacPerSecond").asDouble()
                        / document.get("exactGmacPerSecond").asDouble());
        // Where there is no compiler the remark says so.
        assertThat(document.get("cGmacPerSecond").isNull()
                        || document.get("cGmacPerSecond").asDouble() > 0)
                .isTrue();
        assertThat(document.get("cRemark").asText()).isNotEmpty();
    }

    @Test
    void theGuideHasTheTableOfDefinitions() {
        GuideTable.compare("bench kernel", KernelFigures.ALL.keys(), "");
    }

    @Test
    void wrongCallsEndWithStatusTwo() {
        assertThat(Called.of(new KernelBenchCommand(), "--seconds", "0").err())
                .contains("--seconds must be above 0 and at most 600, was 0.0");
        assertThat(Called.of(new KernelBenchCommand(), "--seconds", "0").status())
                .isEqualTo(2);
        assertThat(Called.of(new KernelBenchCommand(), "--lut", "none.lut.json").status())
                .isEqualTo(2);
    }
}
