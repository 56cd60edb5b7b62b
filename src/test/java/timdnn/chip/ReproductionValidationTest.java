package timdnn.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The claims by hand, from round figures and the components' nominal ones written out. */
@SuppressWarnings("MemberName") // suffixes are units
class ReproductionValidationTest {
    private static final double PICO = 1e-12;
    private static final double FEMTO = 1e-15;

    private static final double MEMORIES_J =
            (0.125 * 6.51 + 0.015625 * 19.6 + 0.75 * 11.4 + 0.75 * 4.97 + 0.125 * 1.24) * PICO;
    private static final double LOGIC_J = (16 * (10 + 30) + 2 * (4 + 40)) * FEMTO;
    private static final double TRANSISTORS = 4 * (256 * 624 + 64 * 68 + 32 * 1020 + 32 * 5184);
    private static final double REST_W = 4 * (2.93e-3 + 1.52e-3 + 0.42e-3) + TRANSISTORS * 0.5e-6 / 654;
    private static final double AROUND_M2 =
            4 * (0.0272e-6 + 0.0156e-6 + 0.0038e-6) + TRANSISTORS * 1.4e-8 / (256 * 654) + 4 * 20 * 0.0003e-6;
    private static final double TOPS = 32 * 2 * 16 * 256 / 2e-9 / 1e12;
    private static final double POWER_W = 32 * chipEnergy_J(15 * PICO, 5 * PICO) / 2e-9 + 32 * 1.5e-3 + REST_W;
    private static final double AREA_MM2 = (32 * 1e-7 + AROUND_M2) * 1e6;

    private static double chipEnergy_J(double tile_J, double tileLogic_J) {
        return tile_J + MEMORIES_J + LOGIC_J + 0.2 * (tileLogic_J + LOGIC_J);
    }

    private static double ours(String claim) {
        return ChipTableFixture.claim(claim).ours().estimate();
    }

    private static void same(double ours, double byHand) {
        assertThat(ours / byHand).isCloseTo(1, within(1e-12));
    }

    @Test
    void rateIsOperationsOfAllTilesOverTheCycle() {
        same(ours("peakTops"), 131.072);
    }

    @Test
    void powerIsEnergiesOverTheCycleWithAllThatRests() {
        same(ours("power_W"), POWER_W);
        assertThat(POWER_W).isCloseTo(0.5554, within(1e-4));
    }

    @Test
    void areaIsTilesMemoriesAndLogic() {
        same(ours("area_mm2"), AREA_MM2);
        assertThat(AREA_MM2).isCloseTo(3.5317, within(1e-4));
    }

    @Test
    void otherChipsAreDividedBy() {
        same(ours("v100TopsPerWatt"), TOPS / POWER_W / (125.0 / 300));
        same(ours("v100TopsPerMm2"), TOPS / AREA_MM2 / (125.0 / 815));
        same(ours("acceleratorsTopsPerWattLow"), TOPS / POWER_W / (1.4 / 0.6));
        same(ours("acceleratorsTopsPerWattHigh"), TOPS / POWER_W / (28 / 52.9));
        same(ours("acceleratorsTopsPerMm2Low"), TOPS / AREA_MM2 / (1.4 / 3.85));
        same(ours("acceleratorsTopsPerMm2High"), TOPS / AREA_MM2 / (28.0 / 140));
    }

    /** A near-memory tile has 0.4 of the area: 80 tiles, and a product takes 16 rows of 0.5 ns. */
    private static double nearMemoryEnergy_J(double lane_J) {
        double lanes_J = 4096 * 0.25 * lane_J;
        double leakage_W = 80 * (1.5e-3 + 256 * 0.5e-6) + REST_W;
        return chipEnergy_J(16 * 8 * PICO + lanes_J, lanes_J) + leakage_W * 8e-9 / 80;
    }

    @Test
    void energyOfTheBaselineIsRowReadsAndLanesAtWork() {
        double leakage_W = 32 * 1.5e-3 + REST_W;
        double ternary_J = chipEnergy_J(15 * PICO, 5 * PICO) + leakage_W * 2e-9 / 32;
        double twoBit_J = chipEnergy_J(30 * PICO, 10 * PICO) + leakage_W * 4e-9 / 32;
        same(ours("nearMemoryEnergyHigh"), nearMemoryEnergy_J(50 * FEMTO) / ternary_J);
        same(ours("nearMemoryEnergyLow"), nearMemoryEnergy_J(60 * FEMTO) / twoBit_J);
    }

    @Test
    void speedIsSixteenRowsOverAnAccessOnFewerTiles() {
        same(ours("nearMemorySpeedHigh"), 16 * 0.5 / 2 * 32 / 80);
        same(ours("nearMemorySpeedLow"), 16 * 0.5 / 4 * 32 / 80);
        Claim claim = ChipTableFixture.claim("nearMemorySpeedHigh");
        double[] byHand = {16 * 1.7 / 2 * 32 / 80, 16 * 0.27 / 2 * 32 / 80, 16 * 0.5 / 2 * 32 / 60, 16 * 0.5 / 2};
        assertThat(claim.alternatives()).hasSize(byHand.length);
        for (int index = 0; index < byHand.length; index++) {
            same(claim.ours(claim.alternatives().get(index)).estimate(), byHand[index]);
        }
    }

    /** Columns with n + k of 0, 1, 1 and 1: on average 2 fJ and 6 fJ times 3/4 a column, without leakage. */
    @Test
    void powerAtANetworksDensityIsTheMeanOverItsCounts(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("counts.json"), "{\"histogram\": {\"counts\": [[1, 1], [2]]}}");
        Claim power = ChipTableFixture.claims(ChipTableFixture.sections(), Optional.of(CountShares.read(file)))
                .get(1);
        assertThat(power.alternatives().get(0).choice()).isEqualTo("density of counts.json");
        double byHand = 32 * chipEnergy_J(256 * (2 + 6 * 0.75) * FEMTO, 5 * PICO) / 2e-9 + 32 * 1.5e-3 + REST_W;
        same(power.ours(power.alternatives().get(0)).estimate(), byHand);
    }

    @Test
    void powerWithTheAccessOfThePaperKeepsWhatStandsAround() {
        Claim power = ChipTableFixture.claim("power_W");
        double around_J = MEMORIES_J + 1.2 * LOGIC_J;
        same(power.ours(power.alternatives().get(0)).estimate(), 32 * (26.84 * PICO + around_J) / 2.3e-9 + REST_W);
        same(power.ours(power.alternatives().get(1)).estimate(), POWER_W + 3.9e-12 * 256e9 * 8);
    }
}
