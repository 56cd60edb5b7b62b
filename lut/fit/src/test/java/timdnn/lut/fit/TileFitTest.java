package timdnn.lut.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.access.AccessFindings;
import timdnn.characterization.access.ColumnAccess;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.column.ColumnFindings.AccessEnergyPoint;
import timdnn.characterization.column.StrobeReach;
import timdnn.characterization.rareerror.SenseErrorFindings;
import timdnn.characterization.sense.SenseFindings;
import timdnn.characterization.sense.converter.Conversion;
import timdnn.characterization.sram.SramFindings;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.strength.RowLoad;
import timdnn.characterization.strength.ShiftPolynomial;
import timdnn.characterization.strength.StrengthFindings;
import timdnn.characterization.study.ConditionFindings;
import timdnn.lut.tile.CellPaths;
import timdnn.lut.tile.PartEnergy;
import timdnn.lut.tile.ReadPath;
import timdnn.lut.tile.SramArray;
import timdnn.lut.tile.TileEnergy;
import timdnn.lut.tile.TileTables;

class TileFitTest {
    private static final double FJ = 1e-15;
    private static final Offset<Double> JOULES = within(1e-24);

    static TileTables tile(
            Optional<SenseFindings> sense, Optional<AccessFindings> access, Optional<SramFindings> sram) {
        return tile(Optional.empty(), sense, access, sram);
    }

    private static TileTables tile(
            Optional<StrengthFindings> strength,
            Optional<SenseFindings> sense,
            Optional<AccessFindings> access,
            Optional<SramFindings> sram) {
        ConditionFindings findings = new ConditionFindings(
                "TT",
                Optional.of(new ColumnFindings(
                        4e-10,
                        StrobeReach.REACHED,
                        0.096,
                        List.of(0.9),
                        List.of(),
                        List.of(),
                        List.of(new AccessEnergyPoint(0, 0, 4 * FJ, 0, 1 * FJ, 7 * FJ, 1e-9)),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        OptionalInt.empty())),
                Optional.empty(),
                new SenseErrorFindings(List.of(), List.of(), Optional.empty()),
                strength,
                sense,
                access,
                sram);
        return TileFit.of(findings, Optional.empty(), ArrayGeometry.PAPER, Optional.empty());
    }

    private static AccessFindings access() {
        ColumnAccess column = new ColumnAccess(
                4 * FJ,
                IntStream.rangeClosed(0, 16).mapToObj(count -> 10 * count * FJ).toList(),
                21 * FJ,
                IntStream.rangeClosed(0, 8)
                        .mapToObj(n -> new Conversion(n, n, 9e-11, (100 + n) * FJ, 16 * FJ, 36 * FJ, 4e-5, 0.1, 0))
                        .toList(),
                37 * FJ,
                4 * FJ,
                0.1 * FJ,
                0.8 * FJ,
                39 * FJ);
        return new AccessFindings(
                ArrayGeometry.PAPER,
                new AccessFindings.Drivers(1e-10, 1.1e-10, 1.3e-10, 2e-10, 3e-14, 1e-7, 1e-13, 2e-8, 1e-13, 3e-10),
                new AccessFindings.Schedule(1e-10, 4e-10, 3e-10, 5e-10, 3e-9, 5e-10, 8),
                column,
                List.of(new AccessFindings.Closure(
                        4, 2, List.of(4, 2), column.switched_J(4, 2) / 1.004, column.switched_J(4, 2), 0, 0)));
    }

    private static SramFindings sram(double readTime_s) {
        return new SramFindings(
                256,
                512,
                List.of(
                        new SramFindings.Part("bitline", 5e-12, 15e-12),
                        new SramFindings.Part("wordline", 1e-12, 2e-12),
                        new SramFindings.Part(SramFindings.LEAKAGE, 9e-13, 9e-13)),
                8e-11,
                0.1,
                0.02,
                readTime_s,
                5e-11,
                6.4e-10,
                1.5e-3,
                1e-15,
                -0.01,
                2e-14,
                true,
                true,
                1e-3,
                null);
    }

    @Test
    void aCampaignOfTheColumnAloneHasNoneOfTheSections() {
        assertThat(tile(Optional.empty(), Optional.empty(), Optional.empty())).isEqualTo(TileTables.NONE);
    }

    private static Estimate about(double estimate) {
        return new Estimate(estimate, estimate - 0.01, estimate + 0.01, 400);
    }

    private static StrengthFindings strength() {
        return new StrengthFindings(
                List.of("acc", "sto"),
                new ShiftPolynomial(List.of(about(-1.8), about(-0.9)), List.of(about(-0.7), about(3.4), about(-2.6))),
                about(0.02),
                about(0.02),
                IntStream.range(0, 4)
                        .mapToObj(path ->
                                new StrengthFindings.Path("path " + path, 0.001 * path, about(0.05), about(0.02)))
                        .toList(),
                IntStream.range(0, 4)
                        .mapToObj(row -> IntStream.range(0, 4)
                                .mapToObj(column -> about(row == column ? 0.999 : 0.1 * (row + column)))
                                .toList())
                        .toList(),
                null,
                new RowLoad(List.of(5e-4, 4e-4), 1e-5),
                List.of(),
                0,
                null,
                List.of(),
                Optional.empty());
    }

    @Test
    void strengthsOfTheFourPathsAreThoseOfTheExperiment() {
        TileTables tile = tile(Optional.of(strength()), Optional.empty(), Optional.empty(), Optional.empty());
        CellPaths paths = tile.cellPaths().orElseThrow();
        assertThat(paths.paths()).extracting(ReadPath::weight).containsExactly(1, -1, -1, 1);
        assertThat(paths.paths()).extracting(ReadPath::onBl).containsExactly(true, true, false, false);
        double expected = 1 + 0.002 - 1.8 * 0.02 - 0.9 * 0.01 - 0.7 * 4e-4 + 3.4 * 2e-4 - 2.6 * 1e-4;
        assertThat(paths.paths().get(2).strengthAt(0.02, 0.01)).isCloseTo(expected, within(1e-12));
        assertThat(paths.paths().get(0).sigma().estimate()).isEqualTo(0.05);
        assertThat(paths.correlation().get(1).get(3)).isCloseTo(0.4, within(1e-12));
        assertThat(paths.correlation().get(2).get(2)).isEqualTo(1);
        assertThat(tile.rowLoad().orElseThrow().shift_V(5, 3)).isCloseTo(1.2e-3, within(1e-15));
    }

    @Test
    void partsOfATilesAccessAddUpToThatOfAllItsColumns() {
        TileEnergy energy = tile(Optional.empty(), Optional.of(access()), Optional.empty())
                .energy()
                .orElseThrow();
        double expected = 256
                * access().column().parts_J(3, 3, 16).entrySet().stream()
                        .filter(part -> !part.getKey().equals("leakage"))
                        .mapToDouble(java.util.Map.Entry::getValue)
                        .sum();
        assertThat(energy.access_J()).isCloseTo(expected, JOULES);
        assertThat(energy.access()).extracting(PartEnergy::part).doesNotContain("leakage");
        PartEnergy first = energy.access().get(0);
        assertThat(first.energy_J().high() / first.energy_J().estimate()).isCloseTo(1.004, within(1e-9));
    }

    @Test
    void leakageIsPowerOfATileAtRest() {
        TileEnergy energy = tile(Optional.empty(), Optional.of(access()), Optional.empty())
                .energy()
                .orElseThrow();
        double cells = 256 * 7e-15 / 1e-9;
        double converters = 2 * 32 * 4e-5;
        double drivers = 16 * (1e-7 + 32 * 2e-8);
        assertThat(energy.leakage_W()).isCloseTo(cells + converters + drivers, within(1e-12));
    }

    @Test
    void theScheduleIsThatOfTheAccess() {
        var schedule = tile(Optional.empty(), Optional.of(access()), Optional.empty())
                .schedule()
                .orElseThrow();
        assertThat(schedule.strobe_s()).isCloseTo(5e-10, within(1e-20));
        assertThat(schedule.cycle_s()).isCloseTo(access().schedule().cycle_s(), within(1e-20));
        assertThat(schedule.latency_s()).isCloseTo(access().schedule().latency_s(), within(1e-20));
    }

    @Test
    void aRowOfThe6tArrayIsWithoutItsLeakageAndReachesAsFarAsItsChargeBalance() {
        SramArray array = tile(Optional.empty(), Optional.empty(), Optional.of(sram(1.2e-10)))
                .sram()
                .orElseThrow();
        assertThat(array.read_J().estimate()).isCloseTo(6e-12, JOULES);
        assertThat(array.read_J().high()).isCloseTo(6.06e-12, within(1e-20));
        assertThat(array.write_J().estimate()).isCloseTo(17e-12, JOULES);
        assertThat(array.columns()).isEqualTo(512);
    }

    @Test
    void an6tArrayThatIsNeverReadHasNoSection() {
        assertThat(tile(Optional.empty(), Optional.empty(), Optional.of(sram(Double.NaN)))
                        .sram())
                .isEmpty();
    }
}
