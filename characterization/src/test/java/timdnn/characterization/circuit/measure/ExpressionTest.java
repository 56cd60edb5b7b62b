package timdnn.characterization.circuit.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.characterization.circuit.declaration.Expression;

class ExpressionTest {
    private static final Map<String, Double> KNOWN = Map.of("vdd", 1.2, "step.delay", 3.0);

    @ParameterizedTest
    @CsvSource({
        "1+2*3, 7",
        "(1+2)*3, 9",
        "-2^2, -4",
        "2**3**2, 512",
        "vdd/2, 0.6",
        "10k*1n, 1e-5",
        "1e-3+1m, 2e-3",
        "{step.delay-1}, 2",
        "'sqrt(4)+abs(-1)', 3",
        "8/4/2, 1",
    })
    void arithmeticHasTheUsualPrecedenceAndSpiceNumbers(String text, double value) {
        assertThat(Expression.parse(text).value(KNOWN::get)).isEqualTo(value);
    }

    @Test
    void functionsOfTwoArgumentsTakeBoth() {
        assertThat(Expression.parse("min(3, max(1, 2))").value(KNOWN::get)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1+, a number or a name", "(1, behind", "foo(1), has no function", "1 2, cannot be read"})
    void whatIsNoExpressionIsNamed(String text, String complaint) {
        assertThatThrownBy(() -> Expression.parse(text)).hasMessageContaining(complaint);
    }

    @Test
    void aParameterDefinedByItselfIsNamed() {
        assertThatThrownBy(() -> new ParameterScope(Map.of("a", "b", "b", "a+1"), name -> Double.NaN).value("a"))
                .hasMessageContaining("defined by itself");
    }
}
