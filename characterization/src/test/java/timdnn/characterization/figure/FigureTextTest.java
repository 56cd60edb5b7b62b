package timdnn.characterization.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTextTest {
    private static Figure figure(String unit, double estimate, double low, double high) {
        return new Figure("key", unit, "meaning", estimate, low, high, 200, FigureStatus.S, Optional.empty());
    }

    /** Half-widths of 1.55, 0.35, 0.36, 0.98 and 170. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "109.02; 107.5; 110.6; 109.0 mV [107.5, 110.6]",
                "9.943; 9.6; 10.3; 9.94 mV [9.60, 10.30]",
                "9.943; 9.58; 10.3; 9.9 mV [9.6, 10.3]",
                "2.4991; 1.731; 3.699; 2.5 mV [1.7, 3.7]",
                "536.2; 399; 738; 540 mV [400, 740]"
            })
    void aFigureEndsWhereItsHalfWidthDoes(double estimate, double low, double high, String text) {
        assertThat(FigureText.of(figure("V", estimate / 1e3, low / 1e3, high / 1e3), "mV"))
                .isEqualTo(text);
    }

    @Test
    void theFirstDigitOfANumberStaysEvenIfTheIntervalIsWider() {
        assertThat(FigureText.of(figure("V", 0.3e-3, -9e-3, 40e-3), "mV")).isEqualTo("0.3 mV [-9.0, 40.0]");
    }

    @Test
    void withoutAnIntervalThereAreThreeSignificantDigits() {
        assertThat(FigureText.of(figure("J", 7.6249e-12, 7.6249e-12, 7.6249e-12)))
                .isEqualTo("7.62 pJ");
        assertThat(FigureText.of(figure("J", 999.96e-15, 999.96e-15, 999.96e-15)))
                .isEqualTo("1.00 pJ");
        assertThat(FigureText.of(figure("s", 0, 0, 0))).isEqualTo("0 s");
        assertThat(FigureText.numbers(figure("J", 16e-12, 16e-12, 16e-12), "pJ", 2))
                .isEqualTo("16.00");
    }

    @Test
    void probabilitiesHaveTheDigitsThatTheNearerBoundAllows() {
        assertThat(FigureText.probability(figure("", 1.7e-4, 1.6e-5, 1.3e-3))).isEqualTo("1.7e-04 [1.6e-05, 1.3e-03]");
        assertThat(FigureText.probability(figure("", 5.04e-3, 1e-4, 9e-1))).isEqualTo("5e-03 [1e-04, 9e-01]");
    }

    @Test
    void sharesArePercentAndAreasHaveSquaredPrefixes() {
        assertThat(FigureText.of(figure("", 0.0067, 0.0067, 0.0067), "%")).isEqualTo("0.670 %");
        assertThat(FigureText.of(figure("m2", 1.168e-7, 0.787e-7, 1.951e-7), "mm2"))
                .isEqualTo("0.12 mm2 [0.08, 0.20]");
    }

    @Test
    void aUnitThatIsNotTheFiguresIsRefused() {
        assertThatThrownBy(() -> FigureText.of(figure("J", 1, 1, 1), "ps"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unit must be one of 'J', was 'ps'");
    }

    @Test
    void whatIsNoNumberIsSaid() {
        assertThat(FigureText.number(figure("s", Double.NaN, Double.NaN, Double.NaN), "ps"))
                .isEqualTo("never");
    }
}
