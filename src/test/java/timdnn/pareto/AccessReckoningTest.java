package timdnn.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import timdnn.chip.CountShares;
import timdnn.input.InvalidInputException;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;

class AccessReckoningTest {
    private static final Path TABLE = Path.of("../lut/tables/access-stepped.lut.json");
    private static final Path OTHER = Path.of("../lut/tables/access.lut.json");
    private static final Path HISTOGRAM = Path.of("../characterization/plans/histograms/mnist-cnn.json");
    private static final AccessChoice OWN = new AccessChoice(8, 16, false, false, 1);

    private static LutArtifact table;
    private static double[][] shares;
    private static AccessReckoning reckoning;

    @BeforeAll
    static void read() {
        table = LutFile.read(TABLE);
        shares = CountShares.read(HISTOGRAM).shares();
        reckoning = new AccessReckoning(TABLE, table, shares);
    }

    @Test
    void theTablesOwnDesignHasTheTablesTimeEnergyErrorsAndArea() {
        double energy = 0;
        double errors = 0;
        for (int n = 0; n < shares.length; n++) {
            for (int k = 0; k < shares[n].length; k++) {
                if (shares[n][k] > 0) {
                    energy += shares[n][k] * table.accessEnergy().total_J(n, k, 16);
                    errors += shares[n][k]
                            * (table.codes().any().errorProbability(n)
                                    + table.codes().any().errorProbability(k))
                            / 2;
                }
            }
        }
        AccessPoint own = reckoning.of(OWN);
        assertThat(own.time_s()).isEqualTo(table.tile().schedule().orElseThrow().cycle_s());
        assertThat(own.energy_J()).isCloseTo(256 * energy, Percentage.withPercentage(1e-6));
        assertThat(own.errorRate()).isCloseTo(errors, Percentage.withPercentage(1e-6));
        assertThat(own.area_m2())
                .isEqualTo(table.tile()
                        .area()
                        .orElseThrow()
                        .total_m2()
                        .orElseThrow()
                        .estimate());
    }

    @Test
    void decisionsFollowTheOrderOfTheSteps() {
        AccessChoice second = new AccessChoice(8, 16, true, false, 1);
        assertThat(List.of(OWN.decisions(0), OWN.decisions(3), OWN.decisions(7), OWN.decisions(8)))
                .containsExactly(1, 4, 8, 8);
        assertThat(List.of(second.decisions(0), second.decisions(1), second.decisions(2), second.decisions(8)))
                .containsExactly(2, 2, 2, 7);
    }

    @Test
    void halfABlockKeepsHalfOfTheCountsAndTwoBlocksTwice() {
        double[][] half = BlockCounts.half(shares, 16);
        double[][] twice = BlockCounts.twice(shares);
        assertThat(sum(half)).isCloseTo(1, within(1e-12));
        assertThat(sum(twice)).isCloseTo(1, within(1e-12));
        assertThat(mean(half)).isCloseTo(mean(shares) / 2, within(1e-12));
        assertThat(mean(twice)).isCloseTo(2 * mean(shares), within(1e-12));
    }

    /** Of two products of which one is +1, half a block of two rows has one row: none or one, each as often. */
    @Test
    void aRowOfTwoIsDrawnAsOftenAsTheOther() {
        double[][] one = {{0, 0, 0}, {1, 0, 0}, {0, 0, 0}};
        assertThat(BlockCounts.half(one, 2)[0][0]).isEqualTo(0.5);
        assertThat(BlockCounts.half(one, 2)[1][0]).isEqualTo(0.5);
    }

    @Test
    void fewerThresholdsAreFasterAndReadWhatLiesAboveThemWrong() {
        AccessPoint five = reckoning.of(new AccessChoice(5, 16, false, false, 1));
        double above = 0;
        for (int n = 0; n < shares.length; n++) {
            for (int k = 0; k < shares[n].length; k++) {
                above += shares[n][k] * ((n > 5 ? 0.5 : 0) + (k > 5 ? 0.5 : 0));
            }
        }
        AccessPoint own = reckoning.of(OWN);
        assertThat(own.time_s() - five.time_s()).isCloseTo(1.57e-9 - 0.86e-9, within(1e-15));
        assertThat(five.errorRate()).isBetween(above, above + own.errorRate());
        assertThat(five.energy_J()).isLessThan(own.energy_J());
        assertThat(five.area_m2()).isLessThan(own.area_m2());
    }

    @Test
    void whatIsDrivenAndScaledElsewhereSavesWhatTheTableHasForIt() {
        AccessPoint own = reckoning.of(OWN);
        assertThat(own.energy_J()
                        - reckoning
                                .of(new AccessChoice(8, 16, false, false, 0.6))
                                .energy_J())
                .isCloseTo(0.4 * 16 * 256 * table.accessEnergy().wordlinePerRow_J(), within(1e-21));
        double scale = table.tile().digital().orElseThrow().blocks().stream()
                .filter(block -> block.name().equals("scale8"))
                .findFirst()
                .orElseThrow()
                .energy_J()
                .estimate();
        assertThat(own.energy_J()
                        - reckoning.of(new AccessChoice(8, 16, false, true, 1)).energy_J())
                .isCloseTo(scale * 256 / 16, within(1e-21));
    }

    @Test
    void aPointThatIsWorseInAllIsBeatenAndOneThatIsBetterInAllBeatsEverything() {
        AccessPoint own = reckoning.of(OWN);
        AccessPoint best = new AccessPoint("best", 1e-10, 1e-13, 0, 1e-12, own.status());
        AccessFront front = AccessFront.of(reckoning, 8, 16, 1, List.of(best));
        assertThat(front.points()).hasSize(4 * 3 * 2 * 2 + 1);
        assertThat(front.front().stream().filter(on -> on)).hasSize(1);
        assertThat(front.front().get(front.points().size() - 1)).isTrue();
    }

    @Test
    void otherTablesAndOtherChoicesAreRefused() {
        assertThatThrownBy(() -> new AccessReckoning(OTHER, LutFile.read(OTHER), shares))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("access.lut.json")
                .hasMessageContaining("only a stepped access");
        assertThatThrownBy(() -> reckoning.of(new AccessChoice(9, 16, false, false, 1)))
                .hasMessageContaining("at most 8");
        assertThatThrownBy(() -> reckoning.of(new AccessChoice(8, 12, false, false, 1)))
                .hasMessageContaining("8, 16 or 32");
    }

    private static double sum(double[][] all) {
        double sum = 0;
        for (double[] row : all) {
            for (double value : row) {
                sum += value;
            }
        }
        return sum;
    }

    private static double mean(double[][] all) {
        double mean = 0;
        for (int n = 0; n < all.length; n++) {
            for (double value : all[n]) {
                mean += n * value;
            }
        }
        return mean;
    }
}
