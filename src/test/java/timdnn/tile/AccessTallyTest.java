package timdnn.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import timdnn.array.ArrayGeometry;
import timdnn.lut.table.AccessEnergy;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ConversionCodes;
import timdnn.lut.table.PeripheryEnergy;

class AccessTallyTest {
    private static final int ROWS = 150;
    private static final int COLUMNS = 9;

    @Test
    void histogramEnergyAndErrorRateAreSumsOverTheAccesses() {
        Draws draws = new Draws(20_240_607);
        TernaryMatrix weights = draws.matrix(ROWS, COLUMNS, 0.9);
        int[] inputs = draws.ternaryInputs(ROWS, 0.95);
        AccessTally tally = new AccessTally(ArrayGeometry.PAPER);
        tally.record(weights, AccessInput.of(inputs));

        double[][] bitline_J = new double[17][17];
        for (int n = 0; n <= 16; n++) {
            for (int k = 0; k <= 16; k++) {
                bitline_J[n][k] = n + 3 * k + n * k;
            }
        }
        AccessEnergy energy = AccessEnergy.of(5, 0.5, 0.25, bitline_J);
        long[][] counts = new long[9][9];
        for (int n = 0; n < 9; n++) {
            counts[n][n] = 100;
            counts[n][n == 8 ? 7 : n + 1] += n;
        }
        CodeDistribution any = CodeDistribution.ofCounts(counts);
        List<CodeDistribution> byDriven = new ArrayList<>();
        for (int d = 0; d <= 16; d++) {
            double[] rates = new double[9];
            for (int n = 0; n < 9; n++) {
                rates[n] = 0.01 * n + 0.001 * d;
            }
            byDriven.add(any.withErrorRates(rates));
        }
        ConversionCodes codes = new ConversionCodes(any, byDriven);

        long[][] histogram = new long[17][17];
        double energySum = 0;
        double wrong = 0;
        long clipped = 0;
        for (int first = 0; first < ROWS; first += 16) {
            for (int column = 0; column < COLUMNS; column++) {
                int n = 0;
                int k = 0;
                int active = 0;
                for (int row = first; row < Math.min(first + 16, ROWS); row++) {
                    n += weights.value(row, column) * inputs[row] == 1 ? 1 : 0;
                    k += weights.value(row, column) * inputs[row] == -1 ? 1 : 0;
                    active += inputs[row] == 0 ? 0 : 1;
                }
                histogram[n][k]++;
                energySum += energy.total_J(n, k, active);
                wrong += codes.given(active - n).errorProbability(n)
                        + codes.given(active - k).errorProbability(k);
                clipped += (n > 8 ? 1 : 0) + (k > 8 ? 1 : 0);
            }
        }
        assertThat(tally.histogram()).isDeepEqualTo(histogram);
        assertThat(tally.energy_J(energy)).isCloseTo(energySum, within(1e-9 * energySum));
        assertThat(tally.energyParts_J(energy)).containsOnlyKeys("bitlines", "wordlines", "leakage");
        assertThat(tally.energyParts_J(energy).get("leakage")).isCloseTo(0.5 * 10 * COLUMNS, within(1e-9));
        assertThat(tally.senseErrorProbability(codes)).isCloseTo(wrong / (2 * 10 * COLUMNS), within(1e-12));
        assertThat(tally.clippedConversions()).isEqualTo(clipped).isPositive();
        assertThat(tally.accesses()).isEqualTo(10);
        assertThat(tally.columnAccesses()).isEqualTo(10 * COLUMNS);
    }

    @Test
    void wholeAccessesAreConvertedTwiceAndSummedByPart() {
        Draws draws = new Draws(11);
        TernaryMatrix weights = draws.matrix(48, 5, 0.7);
        AccessTally tally = new AccessTally(ArrayGeometry.PAPER);
        tally.record(weights, AccessInput.of(draws.ternaryInputs(48, 0.7)));
        AccessEnergy energy = AccessEnergy.of(5, 0.5, 0.25, new double[17][17])
                .with(PeripheryEnergy.of(2, 0.125, 3, new double[] {10, 20, 30}, new double[] {1, 1, 1}));

        double conversions = 0;
        long[] counts = tally.conversions();
        for (int n = 0; n <= 16; n++) {
            conversions += counts[n] * 10.0 * (Math.min(n, 2) + 1);
        }
        Map<String, Double> parts = tally.energyParts_J(energy);
        assertThat(parts.keySet())
                .containsExactly("bitlines", "wordlines", "sampling", "conversions", "digital", "leakage");
        assertThat(parts.get("conversions")).isCloseTo(conversions, within(1e-9));
        assertThat(parts.get("sampling")).isCloseTo(2 * 15.0, within(1e-9));
        assertThat(parts.get("digital")).isCloseTo(3 * 15.0, within(1e-9));
        assertThat(parts.get("wordlines")).isCloseTo(0.125 * 15 + 0.25 * 5 * tally.activeRows(), within(1e-9));
        assertThat(tally.energy_J(energy))
                .isCloseTo(parts.values().stream().mapToDouble(part -> part).sum(), within(1e-9));
    }

    @Test
    void talliesOfThreadsAddUp() {
        Draws draws = new Draws(5);
        TernaryMatrix weights = draws.matrix(40, 300, 0.4);
        AccessTally one = new AccessTally(ArrayGeometry.PAPER);
        AccessTally two = new AccessTally(ArrayGeometry.PAPER);
        AccessInput input = AccessInput.of(draws.binaryInputs(40, 0.5));
        one.record(weights, input);
        two.record(weights, input);
        one.record(weights, new AccessInput(40));
        one.add(two);
        assertThat(one.accesses()).isEqualTo(3 * 3 * 2);
        assertThat(one.activeRows()).isEqualTo(2L * 2 * input.activeRows());
        assertThat(one.columnAccesses()).isEqualTo(3 * 3 * 300);
        assertThat(one.conversions()[0]).isGreaterThan(2L * 3 * 300);
    }

    @Test
    void anEmptyTallyHasNoErrors() {
        ConversionCodes codes = ConversionCodes.of(CodeDistribution.ofCounts(new long[][] {{1, 1}, {0, 1}}));
        assertThat(new AccessTally(ArrayGeometry.PAPER).senseErrorProbability(codes))
                .isEqualTo(0);
    }
}
