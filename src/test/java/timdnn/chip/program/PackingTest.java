package timdnn.chip.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import timdnn.chip.design.Design;
import timdnn.chip.energy.ChipRuns;

/** Of four banks of eight tiles. */
class PackingTest {
    private final Design design = ChipRuns.design("tim16");

    private boolean take(Packing packing, int down, int slices, int replicas) {
        return packing.take(Layout.of(design, down, slices), down, slices, replicas)
                .isPresent();
    }

    @Test
    void anEmptyChipHasAllTilesLeft() {
        assertThat(new Packing(design).left()).isEqualTo(32);
    }

    @Test
    void slicesOfFiveTilesTakeABankEachAndLeaveThree() {
        Packing packing = new Packing(design);
        assertThat(take(packing, 5, 1, 4)).isTrue();
        assertThat(packing.left()).isEqualTo(12);
        assertThat(take(packing, 4, 1, 1)).as("no bank has four").isFalse();
        assertThat(packing.left()).as("nothing was taken").isEqualTo(12);
        assertThat(take(packing, 3, 1, 4)).isTrue();
        assertThat(packing.left()).isZero();
    }

    /** Seven, eight, eight and eight: seven in each bank and one more in three. */
    @Test
    void whatIsLeftIsSpreadEvenly() {
        Packing packing = new Packing(design);
        assertThat(take(packing, 1, 1, 1)).isTrue();
        assertThat(packing.left()).isEqualTo(31);
        assertThat(take(packing, 1, 1, 1)).as("in another bank").isTrue();
        assertThat(packing.left()).isEqualTo(30);
        assertThat(take(packing, 6, 1, 1)).isTrue();
        assertThat(packing.left()).as("two, seven, seven, eight").isEqualTo(11);
    }

    @Test
    void aSliceOfMoreThanABankTakesWholeBanks() {
        Packing packing = new Packing(design);
        assertThat(take(packing, 16, 1, 1)).isTrue();
        assertThat(packing.left()).as("two banks are full").isZero();
        assertThat(take(packing, 16, 1, 1)).isTrue();
        assertThat(take(packing, 1, 1, 1)).isFalse();
    }

    @Test
    void replicasAreCountedAsTheyAreLaidOut() {
        for (int tiles : new int[] {4, 7, 12, 31, 32, 45}) {
            Design of = design.with(design.tiles().times(tiles));
            for (int down = 1; down <= tiles; down++) {
                for (int slices = 1; slices <= tiles; slices++) {
                    assertThat(Layout.replicas(of, down, slices))
                            .as("%d tiles, %d slices of %d", tiles, slices, down)
                            .isEqualTo(Layout.of(of, down, slices).replicas());
                }
            }
        }
    }
}
