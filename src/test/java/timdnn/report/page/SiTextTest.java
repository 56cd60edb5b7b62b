package timdnn.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiTextTest {
    @ParameterizedTest
    @CsvSource({
        "9.18e-12, J, 3, 9.18 pJ",
        "0.0959, V, 3, 95.9 mV",
        "0.9, V, 2, 900 mV",
        "9.9996e-13, J, 3, 1.00 pJ",
        "1e-6, s, 1, 1 µs",
        "-2.5e-3, V, 2, −2.5 mV",
        "0, V, 3, 0 V",
        "1500, Hz, 2, 1.5 kHz",
    })
    void quantitiesGetTheirPrefix(double value, String unit, int digits, String text) {
        assertThat(SiText.quantity(value, unit, digits)).isEqualTo(text.replace(' ', '\u00a0'));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1.5e-4, 1.5·10⁻⁴",
        "0.25, 0.250",
        "2e-12, 2.0·10⁻¹²",
        "1e-40, < 10⁻²⁰",
    })
    void probabilitiesShowTheirPowerOfTen(double value, String text) {
        assertThat(SiText.probability(value)).isEqualTo(text.replace(' ', '\u00a0'));
    }

    @Test
    void roundingNeverShowsANegativeZero() {
        assertThat(SiText.fixed(-0.001, 2)).isEqualTo("0.00");
        assertThat(SiText.fixed(-1.5, 1)).isEqualTo("\u22121.5");
    }
}
