package timdnn.harness.netlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpiceNumberPropertyTest {
    @Property
    void everyFiniteDoubleSurvivesWritingAndReading(@ForAll double value) {
        if (Double.isFinite(value)) {
            assertThat(SpiceNumber.parse(SpiceNumber.format(value))).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "64n, 64e-9",
        "1.5meg, 1.5e6",
        "1.5MEG, 1.5e6",
        "1.5m, 1.5e-3",
        "1.5M, 1.5e-3",
        "10pF, 10e-12",
        "2t, 2e12",
        "3mil, 76.2e-6",
        "-4.5e-3, -4.5e-3",
        "0.9, 0.9",
        "5Volt, 5",
        ".5u, 0.5e-6",
        "7a, 7e-18"
    })
    void suffixesMeanWhatTheManualSays(String text, double value) {
        assertThat(SpiceNumber.parse(text)).isCloseTo(value, org.assertj.core.data.Percentage.withPercentage(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n", "1,5", "1.2.3", "--1", "{x}"})
    void whatIsNoNumberIsRefused(String text) {
        assertThatThrownBy(() -> SpiceNumber.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void theLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(SpiceNumber.format(1234.5)).isEqualTo("1234.5");
            assertThat(SpiceNumber.parse("1.5u")).isEqualTo(1.5e-6);
        } finally {
            Locale.setDefault(before);
        }
    }
}
