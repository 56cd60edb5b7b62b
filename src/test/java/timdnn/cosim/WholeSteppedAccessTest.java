package timdnn.cosim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.lut.tile.Threshold;

class WholeSteppedAccessTest {
    private static final List<Threshold> STEPS =
            List.of(new Threshold(0.85, 0.851, 0.86), new Threshold(0.80, 0.799, 0.79));

    private static DrawnConversion conversion(double state_V, double... thresholds_V) {
        return new DrawnConversion(
                1,
                0,
                List.of(1.0),
                0.82,
                state_V,
                java.util.Arrays.stream(thresholds_V).boxed().toList(),
                1);
    }

    @Test
    void aDieWithoutOffsetsHasTheTablesReferences() {
        assertThat(WholeSteppedAccess.references_V(STEPS, conversion(0, 0.85, 0.80)))
                .containsExactly(0.86, 0.79);
    }

    /** A threshold 4 mV higher is a reference 4 mV higher; a bitline that is 1 mV higher than the circuit's is as much lower a one. */
    @Test
    void offsetsMoveReferencesAndFrozenCausesOfTheBitlineTheOtherWay() {
        List<Double> references_V = WholeSteppedAccess.references_V(STEPS, conversion(1e-3, 0.854, 0.798));
        assertThat(references_V.get(0)).isCloseTo(0.86 + 4e-3 - 1e-3, within(1e-12));
        assertThat(references_V.get(1)).isCloseTo(0.79 - 2e-3 - 1e-3, within(1e-12));
    }
}
