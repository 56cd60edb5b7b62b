package timdnn.lut.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CodeDistributionTest {
    private final CodeDistribution codes = CodeDistribution.ofCounts(new long[][] {
        {1000, 0, 0}, {5, 990, 5}, {0, 30, 970}, {0, 0, 500},
    });

    @Test
    void frequenciesAreProbabilitiesAndBoundsAreWilsons() {
        assertThat(codes.nMax()).isEqualTo(3);
        assertThat(codes.codeMax()).isEqualTo(2);
        assertThat(codes.probability(1, 2)).isEqualTo(0.005);
        assertThat(codes.errorProbability(1)).isEqualTo(0.01);
        assertThat(codes.errorProbability(0)).isEqualTo(0);
        BinomialInterval expected = BinomialInterval.of(10, 1000);
        assertThat(codes.errorLow(1)).isEqualTo(expected.low());
        assertThat(codes.errorHigh(1)).isEqualTo(expected.high());
    }

    @Test
    void statesAboveTheTableAnswerAsItsLastRow() {
        assertThat(codes.idealCode(16)).isEqualTo(2);
        assertThat(codes.errorProbability(16)).isEqualTo(0);
        assertThat(codes.simulations(9)).isEqualTo(500);
        assertThatThrownBy(() -> codes.errorProbability(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void scaledErrorsKeepTheirSharesAndUnseenOnesGoToTheNeighbours() {
        CodeDistribution upper = codes.atUpperBounds();
        for (int n = 0; n <= 3; n++) {
            assertThat(upper.errorProbability(n)).isCloseTo(codes.errorHigh(n), within(1e-15));
            double sum = upper.probability(n, 0) + upper.probability(n, 1) + upper.probability(n, 2);
            assertThat(sum).isCloseTo(1, within(1e-15));
        }
        assertThat(upper.probability(1, 0)).isEqualTo(upper.probability(1, 2));
        assertThat(upper.probability(0, 1)).isEqualTo(codes.errorHigh(0));
        assertThat(upper.probability(0, 2)).isEqualTo(0);
        assertThat(upper.probability(3, 1)).isEqualTo(codes.errorHigh(3));
        assertThat(codes.atLowerBounds().errorProbability(0)).isEqualTo(0);
        assertThat(codes.atLowerBounds().errorProbability(1)).isCloseTo(codes.errorLow(1), within(1e-15));
    }

    @Test
    void fewerThresholdsMakeOneCodeOfAllAboveTheLastAndOfTheirErrorsNone() {
        CodeDistribution one = codes.clipped(1);
        assertThat(one.codeMax()).isEqualTo(1);
        assertThat(one.nMax()).isEqualTo(3);
        assertThat(one.probability(1, 0)).isEqualTo(0.005);
        assertThat(one.probability(1, 1)).isCloseTo(0.995, within(1e-15));
        assertThat(one.errorProbability(1)).isEqualTo(0.005);
        assertThat(one.errorHigh(1)).isCloseTo(codes.errorHigh(1) / 2, within(1e-15));
        assertThat(one.errorProbability(2)).isEqualTo(0);
        assertThat(one.errorHigh(2)).isEqualTo(0);
        assertThat(one.errorHigh(0)).isEqualTo(codes.errorHigh(0));
        assertThat(codes.clipped(2).probability(2, 1)).isEqualTo(codes.probability(2, 1));
        assertThatThrownBy(() -> codes.clipped(3)).hasMessage("codeMax must be in 1 to 2, was 3");
    }

    @Test
    void refusesRowsThatAreNoDistribution() {
        long[][] counts = {{1, 0}, {0, 1}};
        long[] simulations = {1, 1};
        double[] low = {0, 0};
        double[] high = {1, 1};
        assertThatThrownBy(() -> CodeDistribution.of(counts, simulations, new double[][] {{1, 0}, {0, 0.9}}, low, high))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("probability[1] must sum to 1");
        assertThatThrownBy(() -> CodeDistribution.of(
                        counts, simulations, new double[][] {{1, 0}, {0.2, 0.8}}, low, new double[] {1, 0.1}))
                .hasMessageContaining("must enclose");
        assertThatThrownBy(() ->
                        CodeDistribution.of(counts, new long[] {1, 0}, new double[][] {{1, 0}, {0, 1}}, low, high))
                .hasMessageContaining("simulations[1]");
        assertThatThrownBy(() -> CodeDistribution.ofCounts(new long[][] {{1, 0, 0}, {0, 1, 0}}))
                .hasMessageContaining("a row for each code");
        assertThatThrownBy(() -> CodeDistribution.ofCounts(new long[][] {{1, 0}, {0, 0}}))
                .hasMessageContaining("counts[1]");
    }
}
