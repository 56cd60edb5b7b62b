package timdnn.lut.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.column.ColumnFindings.SenseState;
import timdnn.characterization.column.StrobeReach;
import timdnn.characterization.rareerror.SenseErrorFindings;
import timdnn.characterization.rareerror.SenseErrorRate;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.study.ConditionFindings;

class CodesFitTest {
    private static final String FORM = "FORM: no design point within 7.5 sigma";

    private static SenseErrorRate.Side side(String method, double estimate, double high) {
        return new SenseErrorRate.Side(
                new Estimate(estimate, 0, high, 17),
                0.1,
                0,
                0,
                0,
                Double.NaN,
                method,
                new Estimate(0, 0, 0, 0),
                Map.of(),
                List.of());
    }

    /** Levels 100 mV apart, thresholds half-way, ten columns a state. */
    private static SenseState state(int n, double sigma_V) {
        double mean = 0.9 - 0.1 * n;
        Estimate none = new Estimate(0, 0, 1, 10);
        return new SenseState(
                n,
                new Estimate(mean, mean, mean, 10),
                new Estimate(sigma_V, sigma_V, sigma_V, 10),
                IntStream.rangeClosed(0, 8).mapToObj(code -> code == n ? 10 : 0).toList(),
                none,
                none,
                0,
                0,
                List.of(),
                Collections.nCopies(10, mean),
                0);
    }

    private static CodesFit fit(double sigma_V) {
        ColumnFindings column = new ColumnFindings(
                4e-10,
                StrobeReach.FIXED,
                0.1,
                List.of(),
                IntStream.range(0, 8).mapToObj(tap -> 0.85 - 0.1 * tap).toList(),
                IntStream.rangeClosed(0, 8).mapToObj(n -> state(n, sigma_V)).toList(),
                List.of(),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                OptionalInt.empty());
        List<SenseErrorRate> rates = List.of(
                new SenseErrorRate(0, SenseErrorRate.Side.NONE, side(FORM, 0, 3.2e-14)),
                new SenseErrorRate(1, side(FORM, 0, 3.2e-14), side("mean-shift importance sampling", 1e-6, 2e-6)));
        return new CodesFit(
                new ConditionFindings(
                        "TT",
                        Optional.of(column),
                        Optional.empty(),
                        new SenseErrorFindings(rates, List.of(), Optional.empty()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                ArrayGeometry.PAPER);
    }

    @Test
    void whereFormFoundNothingTheUpperEndIsTheNormalTailsIfThatIsMore() {
        // Ten columns of 10 mV with 50 mV to go: 5 σ, of which ten leave a lot open.
        assertThat(fit(10e-3).codes().any().errorHigh(0)).isGreaterThan(1e-4);
        assertThat(fit(1e-3).codes().any().errorHigh(0)).isEqualTo(3.2e-14);
        assertThat(fit(1e-3).codes().any().errorHigh(1)).isCloseTo(2e-6, within(1e-12));
    }

    @Test
    void theMethodSaysThatItIsAModel() {
        assertThat(fit(1e-3).errorRateMethod())
                .startsWith("S0: " + FORM + " (a model, no bound); S1: mean-shift importance sampling");
    }
}
