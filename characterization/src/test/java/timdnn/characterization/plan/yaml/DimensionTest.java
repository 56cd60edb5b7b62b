package timdnn.characterization.plan.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DimensionTest {
    @Test
    void valuesAreInTheUnitOfTheInternationalSystem() {
        assertThat(Dimension.VOLTAGE.parse("96 mV")).isEqualTo(0.096);
        assertThat(Dimension.TEMPERATURE.parse("27 degC")).isEqualTo(300.15, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "VOLTAGE_LENGTH, 2.5 mV\u00b7\u00b5m, 2.5 mV*um",
        "VOLTAGE_LENGTH, 2.5 mV\u22c5\u03bcm, 2.5 mV*um",
        "RATIO_LENGTH, 1 %\u00b7\u00b5m, 1 %*um",
        "TEMPERATURE, 27 \u00b0C, 27 degC",
        "RESISTANCE, 3 k\u03a9, 3 kOhm",
        "TIME, 3 \u00b5s, 3 us",
    })
    void unitsMayBeWrittenAsTheyArePrinted(Dimension dimension, String printed, String ascii) {
        assertThat(dimension.parse(printed)).isEqualTo(dimension.parse(ascii));
    }

    @ParameterizedTest
    @CsvSource({
        "TEMPERATURE, 1e200000000 degC",
        "TEMPERATURE, 1e-200000000 degC",
        "RESISTANCE, 1e2147483647 kOhm",
        "RESISTANCE, 1e99999999999999999999 kOhm",
        "TIME, 1e-2147483648 fs",
    })
    void exponentsWithoutMeaningAreRefusedAtOnce(Dimension dimension, String text) {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThatThrownBy(() -> dimension.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("exponent")
                .hasMessageContaining(text));
    }
}
