package timdnn.characterization.digital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.array.ArrayGeometry;

class DigitalBlocksTest {
    private static final DigitalFindings CELLS = DigitalFixture.findings();
    private static final List<DigitalBlock> BLOCKS = DigitalBlocks.of(CELLS, ArrayGeometry.PAPER);
    private static final double PIN = 0.5e-15;

    private static DigitalBlock block(String name) {
        return BLOCKS.stream()
                .filter(block -> block.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double delay(double load) {
        return DigitalFixture.delay(load, CELLS.slew_s());
    }

    @Test
    void theSlewOfALongChainReproducesItself() {
        // t = 2·(5 ps + 8 kΩ · 2 fF + 0.2·t) has the solution 42 ps / 0.6.
        assertThat(CELLS.load_F()).isCloseTo(2e-15, within(1e-27));
        assertThat(CELLS.slew_s()).isCloseTo(70e-12, within(1e-18));
        assertThat(CELLS.fo4_s()).isCloseTo(35e-12, within(1e-18));
    }

    @Test
    void anAdderIsTwelveCellsInARow() {
        DigitalBlock adder = block("add12");
        assertThat(adder.count(DigitalCell.FA)).isEqualTo(12);
        assertThat(adder.energy_J()).isCloseTo(12 * 0.5 * DigitalFixture.energy(PIN), within(1e-22));
        assertThat(adder.delay_s()).isCloseTo(12 * delay(PIN), within(1e-20));
        assertThat(adder.leakage_W()).isCloseTo(12e-9, within(1e-20));
    }

    @Test
    void aRegisterPaysForIdleCyclesTooAndTakesClockToOutputAndSetUp() {
        DigitalBlock register = block("register12");
        assertThat(register.energy_J())
                .isCloseTo(12 * (0.5 * DigitalFixture.energy(PIN) + 0.5 * 0.3e-15), within(1e-22));
        // The slew lies beyond the set-up table, which is constant there.
        assertThat(register.delay_s()).isCloseTo(delay(PIN) + 30e-12, within(1e-20));
    }

    @Test
    void aLineThatDrivesElevenGatesIsLoadedByEleven() {
        assertThat(block("relu12").parts().get(0).load_F()).isCloseTo(11 * PIN, within(1e-27));
        assertThat(block("relu12").delay_s()).isCloseTo(delay(11 * PIN) + 2 * delay(PIN), within(1e-20));
    }

    @Test
    void blocksHaveTheStatedNumbersOfCells() {
        assertThat(BLOCKS.stream().map(DigitalBlock::name))
                .containsExactly(
                        "latch8",
                        "encoder8",
                        "add12",
                        "subtract4",
                        "comparator4",
                        "scale8",
                        "accumulate12",
                        "relu12",
                        "quantise2",
                        "register8",
                        "register12",
                        "ternaryMac12");
        assertThat(counts("latch8")).containsExactly(0, 6, 10, 0, 0, 0);
        assertThat(counts("encoder8")).containsExactly(0, 0, 0, 0, 7, 0);
        assertThat(counts("subtract4")).containsExactly(5, 0, 0, 0, 4, 0);
        assertThat(counts("comparator4")).containsExactly(4, 0, 0, 0, 4, 0);
        assertThat(counts("scale8")).containsExactly(40, 40, 0, 0, 32, 0);
        assertThat(counts("accumulate12")).containsExactly(0, 0, 0, 0, 12, 12);
        assertThat(counts("quantise2")).containsExactly(2, 2, 0, 0, 36, 0);
        assertThat(counts("ternaryMac12")).containsExactly(5, 2, 0, 1, 12, 12);
    }

    private static List<Integer> counts(String name) {
        return java.util.Arrays.stream(DigitalCell.values())
                .map(block(name)::count)
                .toList();
    }

    /** The structures that the counts stand for do what the blocks are called after, over all or many operands. */
    @Test
    void subtractionByComplementAndTheOneBitCodeAreRight() {
        for (int n = 0; n <= 8; n++) {
            for (int k = 0; k <= 8; k++) {
                int sum = add(n, ~k & 15, true, 4);
                boolean negative = sum >> 4 == 0;
                assertThat((sum & 15) - (negative ? 16 : 0)).isEqualTo(n - k);
            }
        }
        for (int code = 0; code <= 3; code++) {
            boolean t1 = code >= 1;
            boolean t2 = code >= 2;
            boolean t3 = code >= 3;
            boolean low = !(!(t1 && !t2) && !t3);
            assertThat((t2 ? 2 : 0) + (low ? 1 : 0)).isEqualTo(code);
        }
    }

    @Test
    void theCarryOfASubtractionTellsWhichOfTwoCountsIsLarger() {
        for (int n = 0; n < 16; n++) {
            for (int k = 0; k < 16; k++) {
                assertThat(add(n, ~k & 15, true, 4) >> 4 == 1).isEqualTo(n >= k);
            }
        }
        assertThat(block("comparator4").delay_s()).isCloseTo(5 * delay(PIN), within(1e-20));
        assertThat(block("comparator4").energy_J()).isCloseTo(8 * 0.5 * DigitalFixture.energy(PIN), within(1e-22));
    }

    @Test
    void theTernaryMultiplierAddsOneZeroOrMinusOne() {
        for (int x = -1; x <= 1; x++) {
            for (int w = -1; w <= 1; w++) {
                boolean nonzero = x != 0 && w != 0;
                boolean minus = nonzero && (x < 0 ^ w < 0);
                int addend = (minus ? 0xffe : 0) | (nonzero ? 1 : 0);
                assertThat(add(100, addend, false, 12) & 0xfff).isEqualTo(100 + x * w);
            }
        }
    }

    /** A ripple of full adders; the carry out is the bit above. */
    private static int add(int a, int b, boolean carryIn, int bits) {
        int sum = 0;
        boolean carry = carryIn;
        for (int bit = 0; bit < bits; bit++) {
            int state = (a >> bit & 1) | (b >> bit & 1) << 1 | (carry ? 4 : 0);
            sum |= DigitalCell.FA.output(0, state) ? 1 << bit : 0;
            carry = DigitalCell.FA.output(1, state);
        }
        return sum | (carry ? 1 << bits : 0);
    }

    @Test
    void blocksForCountsFollowTheGeometry() {
        ArrayGeometry narrow = new ArrayGeometry(8, 4, 64, 16, 4);
        java.util.Map<String, DigitalBlock> blocks = DigitalBlocks.byName(CELLS, narrow);

        assertThat(blocks).containsKeys("latch4", "encoder4", "subtract3", "comparator3", "register6");
        assertThat(blocks.get("latch4").count(DigitalCell.NAND2)).isEqualTo(6);
        assertThat(blocks.get("latch4").count(DigitalCell.NOR2)).isEqualTo(2);
        assertThat(blocks.get("encoder4").count(DigitalCell.FA)).isEqualTo(3);
        assertThat(blocks.get("subtract3").count(DigitalCell.FA)).isEqualTo(3);
        assertThat(blocks.get("scale8").count(DigitalCell.NAND2)).isEqualTo(32);
        assertThat(blocks.get("encoder4").delay_s()).isLessThan(BLOCKS.get(1).delay_s());
    }

    @Test
    void anEncoderHasTheAddersThatItsCarriesNeed() {
        assertThat(List.of(4, 5, 6, 7, 8).stream().map(DigitalBlocks::adders)).containsExactly(3, 3, 4, 4, 7);
    }

    @Test
    void latchesAreForTheComparatorsOfTheSensePath() {
        assertThat(DigitalBlocks.NMOS_COMPARATORS)
                .isEqualTo(timdnn.characterization.sense.comparator.ComparatorStates.NMOS_TAPS);
    }
}
