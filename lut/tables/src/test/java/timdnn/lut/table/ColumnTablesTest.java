package timdnn.lut.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnTablesTest {
    private static SenseLevels.Level level(double mean_V) {
        return new SenseLevels.Level(mean_V, mean_V - 1e-3, mean_V + 1e-3, 8e-3, 7e-3, 9e-3, 1000);
    }

    @Test
    void energyOfAColumnIsTheSumOfItsParts() {
        double[][] bitline_J = new double[17][17];
        bitline_J[3][2] = 5e-15;
        AccessEnergy energy = AccessEnergy.of(1e-15, 2e-16, 1e-17, bitline_J);
        assertThat(energy.total_J(3, 2, 7)).isCloseTo(1e-15 + 2e-16 + 7e-17 + 5e-15, within(1e-30));
        assertThatThrownBy(() -> energy.total_J(3, 2, 4)).hasMessageContaining("activeRows must be in 5 to 16");
        assertThatThrownBy(() -> energy.bitline_J(9, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AccessEnergy.of(-1, 0, 0, bitline_J)).hasMessageContaining("precharge_J");
    }

    @Test
    void aWholeAccessHasBothConversionsAndWhatIsAroundTheColumn() {
        double[][] bitline_J = new double[17][17];
        bitline_J[9][2] = 5e-15;
        PeripheryEnergy around = PeripheryEnergy.of(
                3e-15, 1e-16, 7e-15, new double[] {1e-14, 2e-14, 4e-14}, new double[] {9e-11, 8e-11, 7e-11});
        AccessEnergy alone = AccessEnergy.of(1e-15, 2e-16, 1e-17, bitline_J);
        AccessEnergy energy = alone.with(around);

        assertThat(alone.periphery()).isEmpty();
        assertThat(alone.parts_J(9, 2, 12)).containsOnlyKeys("bitlines", "wordlines", "leakage");
        assertThat(energy.parts_J(9, 2, 12).keySet())
                .containsExactly("bitlines", "wordlines", "sampling", "conversions", "digital", "leakage");
        // Both counts are beyond the highest code.
        assertThat(energy.parts_J(9, 2, 12)).containsEntry("conversions", 8e-14);
        assertThat(around.decision_s(1)).isEqualTo(8e-11);
        assertThat(energy.total_J(9, 2, 12))
                .isCloseTo(alone.total_J(9, 2, 12) + 3e-15 + 1e-16 + 7e-15 + 8e-14, within(1e-28))
                .isCloseTo(
                        energy.parts_J(9, 2, 12).values().stream()
                                .mapToDouble(part -> part)
                                .sum(),
                        within(1e-28));
    }

    @Test
    void withoutDigitalCellsAWholeAccessHasNoDigitalPart() {
        AccessEnergy energy = AccessEnergy.of(0, 0, 0, new double[17][17])
                .with(PeripheryEnergy.of(0, 0, 0, new double[] {0}, new double[] {1e-11}));
        assertThat(energy.parts_J(0, 0, 0)).doesNotContainKey("digital");
    }

    @Test
    void energiesAroundTheColumnAreChecked() {
        double[] two = {1, 2};
        assertThatThrownBy(() -> PeripheryEnergy.of(-1, 0, 0, two, two)).hasMessageContaining("sampling_J");
        assertThatThrownBy(() -> PeripheryEnergy.of(0, -1, 0, two, two)).hasMessageContaining("decoder_J");
        assertThatThrownBy(() -> PeripheryEnergy.of(0, 0, Double.NaN, two, two)).hasMessageContaining("digital_J");
        assertThatThrownBy(() -> PeripheryEnergy.of(0, 0, 0, new double[0], new double[0]))
                .hasMessageContaining("conversion_J must not be empty");
        assertThatThrownBy(() -> PeripheryEnergy.of(0, 0, 0, two, new double[] {1}))
                .hasMessageContaining("decision_s must have 2 values, had 1");
        assertThatThrownBy(() -> PeripheryEnergy.of(0, 0, 0, two, new double[] {1, 0}))
                .hasMessageContaining("decision_s[1] must be positive");
    }

    @Test
    void strengthIsThePolynomialAndNeverNegative() {
        CellStrength strength = new CellStrength(-1.84, -0.95, 0.5, 0.25, 0.125, 0.05);
        assertThat(strength.strengthAt(0, 0)).isEqualTo(1);
        assertThat(strength.strengthAt(0.1, -0.2)).isCloseTo(1 - 0.184 + 0.19 + 0.005 - 0.005 + 0.005, within(1e-15));
        assertThat(strength.strengthAt(0.6, 0.6)).isEqualTo(0);
    }

    @Test
    void transferCurveMustFall() {
        TransferCurve transfer =
                TransferCurve.of(new double[] {0, 1, 2}, new double[] {0.9, 0.8, 0.75}, OutOfRange.CLAMP);
        assertThat(transfer.bitline_V(1)).isEqualTo(0.8);
        assertThat(transfer.strengthSum(0.8)).isCloseTo(1, within(1e-14));
        assertThatThrownBy(() -> TransferCurve.of(new double[] {0, 1}, new double[] {0.8, 0.9}, OutOfRange.CLAMP))
                .hasMessageContaining("must fall");
    }

    @Test
    void codeIsTheNumberOfThresholdsAboveTheBitline() {
        SenseLevels levels = SenseLevels.of(List.of(level(0.9), level(0.8), level(0.72)), 0.85, 0.76);
        assertThat(levels.margin_V(0)).isCloseTo(0.1, within(1e-12));
        assertThat(levels.margin_V(1)).isCloseTo(0.08, within(1e-12));
        assertThat(levels.codeAt(0.9)).isEqualTo(0);
        assertThat(levels.codeAt(0.8)).isEqualTo(1);
        assertThat(levels.codeAt(0.1)).isEqualTo(2);
        assertThatThrownBy(() -> SenseLevels.of(List.of(level(0.9), level(0.8)), 0.79))
                .hasMessageContaining("thresholds_V[0] must be between S1 = 0.8 and S0 = 0.9");
        assertThatThrownBy(() -> SenseLevels.of(List.of(level(0.9), level(0.95)), 0.92))
                .hasMessageContaining("mean_V[1] must be below");
    }

    @Test
    void cycleHoldsPrechargeAndStrobe() {
        assertThat(new AccessTiming(0.2e-9, 0.5e-9, 2.3e-9).cycle_s()).isEqualTo(2.3e-9);
        assertThatThrownBy(() -> new AccessTiming(2e-9, 0.5e-9, 2.3e-9)).hasMessageContaining("cycle_s must be");
        assertThatThrownBy(() -> new AccessTiming(0, 0.5e-9, 2.3e-9)).hasMessageContaining("strobe_s must be positive");
    }
}
