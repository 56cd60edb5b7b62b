package timdnn.lut.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConversionCodesTest {
    private static final CodeDistribution ANY = CodeDistribution.ofCounts(new long[][] {{9, 1}, {2, 8}});

    private static ConversionCodes byDriven() {
        return new ConversionCodes(
                ANY,
                IntStream.rangeClosed(0, 16)
                        .mapToObj(d -> ANY.withErrorRates(new double[] {0.01 * d, 0.2}))
                        .toList());
    }

    @Test
    void drivenRowsChooseTheTable() {
        ConversionCodes codes = byDriven();
        assertThat(codes.knowsDriven()).isTrue();
        assertThat(codes.given(7).errorProbability(0)).isEqualTo(0.07);
        assertThat(codes.given(16).probability(0, 1)).isEqualTo(0.16);
        assertThat(codes.any().errorProbability(0)).isEqualTo(0.1);
    }

    @Test
    void withoutThemTheMeanStandsForAll() {
        ConversionCodes codes = ConversionCodes.of(ANY);
        assertThat(codes.knowsDriven()).isFalse();
        assertThat(codes.given(16)).isSameAs(ANY);
        assertThat(codes.atUpperBounds().given(3).errorProbability(0)).isEqualTo(ANY.errorHigh(0));
    }

    @Test
    void boundsAreThoseOfEachTable() {
        ConversionCodes low = byDriven().atLowerBounds();
        assertThat(low.given(5).errorProbability(0)).isEqualTo(0.05);
        assertThat(low.any().errorProbability(0)).isEqualTo(ANY.errorLow(0));
    }

    @Test
    void refusesTablesThatDoNotFit() {
        assertThatThrownBy(() -> new ConversionCodes(ANY, List.of(ANY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "byDriven must have at least 2 tables, since a block has at least as many rows as the highest code, had 1");
        CodeDistribution more = CodeDistribution.ofCounts(new long[][] {{9, 1}, {2, 8}, {0, 1}});
        List<CodeDistribution> mixed =
                IntStream.rangeClosed(0, 16).mapToObj(d -> d == 3 ? more : ANY).toList();
        assertThatThrownBy(() -> new ConversionCodes(ANY, mixed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("byDriven[3]");
    }
}
