package timdnn.characterization.digital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import timdnn.array.ArrayGeometry;

class PeripheralUnitTest {
    private static final DigitalFindings CELLS = DigitalFixture.findings();
    private static final PeripheralUnit UNIT = PeripheralUnit.of(CELLS, 390e-12, ArrayGeometry.PAPER);

    private static DigitalBlock block(String name) {
        return UNIT.blocks().get(name);
    }

    @Test
    void aLaneIsFreeAgainWhenItsTurnComes() {
        assertThat(UNIT.lane_s())
                .isCloseTo(
                        block("subtract4").delay_s()
                                + block("scale8").delay_s()
                                + block("accumulate12").delay_s(),
                        within(1e-18));
        assertThat(UNIT.lanes() * UNIT.interval_s()).isGreaterThanOrEqualTo(UNIT.lane_s());
        assertThat((UNIT.lanes() - 1) * UNIT.interval_s()).isLessThan(UNIT.lane_s());
        assertThat(PeripheralUnit.of(CELLS, 10e-9, ArrayGeometry.PAPER).lanes()).isEqualTo(1);
    }

    @Test
    void aFrontThatIsSlowerThanTheConvertersHoldsThemUp() {
        assertThat(UNIT.interval_s()).isEqualTo(390e-12).isGreaterThan(UNIT.front_s());
        PeripheralUnit hurried = PeripheralUnit.of(CELLS, 100e-12, ArrayGeometry.PAPER);
        assertThat(hurried.interval_s()).isEqualTo(hurried.front_s()).isGreaterThan(100e-12);
    }

    @Test
    void everyColumnHasItsPartialSum() {
        Map<String, Integer> counts = UNIT.counts();
        int sums = counts.get("accumulate12") + counts.get("register12") - 8; // two scale factors, six of trim codes
        assertThat(sums).isEqualTo(8);
        assertThat(counts).containsEntry("latch8", 2).containsEntry("encoder8", 2);
        assertThat(PeripheralUnit.of(CELLS, 390e-12, new ArrayGeometry(16, 8, 256, 16, 1))
                        .counts())
                .containsEntry("register12", 8);
    }

    @Test
    void aColumnUsesOneLaneAndBothConvertersFronts() {
        assertThat(UNIT.energy_J())
                .isCloseTo(
                        2 * (block("latch8").energy_J() + block("encoder8").energy_J()) * 9 / 8
                                + block("register8").energy_J()
                                + block("subtract4").energy_J()
                                + block("scale8").energy_J()
                                + block("accumulate12").energy_J(),
                        within(1e-24));
        double leakage = UNIT.counts().entrySet().stream()
                .mapToDouble(part -> part.getValue() * block(part.getKey()).leakage_W())
                .sum();
        assertThat(UNIT.leakage_W()).isCloseTo(leakage, within(1e-18));
    }

    /** The encoder's seven adders, wired as its Javadoc says, on every set of verdicts, in thermometer order or not. */
    @Test
    void theEncoderCountsItsInputs() {
        for (int verdicts = 0; verdicts < 256; verdicts++) {
            int[] first = add(verdicts & 1, verdicts >> 1 & 1, verdicts >> 2 & 1);
            int[] second = add(verdicts >> 3 & 1, verdicts >> 4 & 1, verdicts >> 5 & 1);
            int[] third = add(verdicts >> 6 & 1, verdicts >> 7 & 1, 0);
            int[] ones = add(first[0], second[0], third[0]);
            int[] twos = add(first[1], second[1], third[1]);
            int[] two = add(twos[0], ones[1], 0);
            int[] four = add(twos[1], two[1], 0);
            assertThat(ones[0] + 2 * two[0] + 4 * four[0] + 8 * four[1]).isEqualTo(Integer.bitCount(verdicts));
        }
    }

    /** Sum and carry. */
    private static int[] add(int a, int b, int c) {
        int state = a + 2 * b + 4 * c;
        return new int[] {DigitalCell.FA.output(0, state) ? 1 : 0, DigitalCell.FA.output(1, state) ? 1 : 0};
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> PeripheralUnit.of(CELLS, 0, ArrayGeometry.PAPER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("conversion_s");
    }
}
