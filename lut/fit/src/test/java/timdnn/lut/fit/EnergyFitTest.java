package timdnn.lut.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.access.AccessFindings;
import timdnn.characterization.access.ColumnAccess;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.column.ColumnFindings.AccessEnergyPoint;
import timdnn.characterization.column.StrobeReach;
import timdnn.characterization.rareerror.SenseErrorFindings;
import timdnn.characterization.sense.converter.Conversion;
import timdnn.characterization.study.ConditionFindings;
import timdnn.lut.store.FitReport;
import timdnn.lut.table.AccessEnergy;

class EnergyFitTest {
    private static final double FJ = 1e-15;

    /** A column whose bitlines add but for 10 fJ in every mixed state. */
    private static List<AccessEnergyPoint> column() {
        List<AccessEnergyPoint> points = new ArrayList<>();
        for (int count = 0; count <= 16; count++) {
            points.add(new AccessEnergyPoint(count, 0, 4 * FJ, 0.5 * count * FJ, 10 * count * FJ, 7 * FJ, 1e-9));
            if (count > 0) {
                points.add(new AccessEnergyPoint(0, count, 4 * FJ, 0.5 * count * FJ, 10 * count * FJ, 7 * FJ, 1e-9));
            }
        }
        points.add(new AccessEnergyPoint(3, 6, 4 * FJ, 4.5 * FJ, 100 * FJ, 7 * FJ, 1e-9));
        return points;
    }

    private static ColumnAccess access() {
        return new ColumnAccess(
                4 * FJ,
                IntStream.rangeClosed(0, 16)
                        .mapToObj(count -> (20 + 12.5 * count - 0.3 * count * count) * FJ)
                        .toList(),
                21 * FJ,
                IntStream.rangeClosed(0, 8)
                        .mapToObj(n ->
                                new Conversion(n, n, (90 - n) * 1e-12, (100 + n) * FJ, 16 * FJ, 36 * FJ, 4e-5, 0.1, 0))
                        .toList(),
                37 * FJ,
                4 * FJ,
                0.1 * FJ,
                0.8 * FJ,
                39 * FJ);
    }

    private static ConditionFindings findings(Optional<AccessFindings> access) {
        return new ConditionFindings(
                "TT",
                Optional.of(new ColumnFindings(
                        4e-10,
                        StrobeReach.REACHED,
                        0.096,
                        List.of(0.9),
                        List.of(),
                        List.of(),
                        column(),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        OptionalInt.empty())),
                Optional.empty(),
                new SenseErrorFindings(List.of(), List.of(), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                access,
                Optional.empty());
    }

    private static AccessFindings whole(double simulated_J) {
        return new AccessFindings(
                ArrayGeometry.PAPER,
                new AccessFindings.Drivers(0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                new AccessFindings.Schedule(1e-10, 4e-10, 3e-10, 5e-10, 3e-9, 5e-10, 8),
                access(),
                List.of(new AccessFindings.Closure(
                        4, 2, List.of(4, 2), simulated_J, access().switched_J(4, 2), 90 * FJ, 0)));
    }

    @Test
    void withoutAnAccessTheTableIsThatOfTheColumnAlone() {
        EnergyFit fit = new EnergyFit(findings(Optional.empty()), Optional.empty(), ArrayGeometry.PAPER);
        AccessEnergy table = fit.table();

        assertThat(table.periphery()).isEmpty();
        assertThat(table.total_J(3, 6, 9)).isCloseTo((4 + 90 + 7 + 4.5) * FJ, within(1e-27));
        FitReport.Entry error = fit.errors(table).get(0);
        assertThat(error.quantity()).isEqualTo("energy of mixed states");
        assertThat(error.heldOut()).isEqualTo(1);
        assertThat(error.value()).isCloseTo(10.0 / 115.5, within(1e-9));
    }

    @Test
    void aWholeAccessOfTheTableIsThatOfTheCampaign() {
        EnergyFit fit = new EnergyFit(findings(Optional.of(whole(FJ))), Optional.empty(), ArrayGeometry.PAPER);
        AccessEnergy table = fit.table();

        for (int n = 0; n <= 16; n++) {
            for (int k = 0; n + k <= 16; k++) {
                double expected = access().parts_J(n, k, 16).values().stream()
                        .mapToDouble(part -> part)
                        .sum();
                assertThat(table.total_J(n, k, 16)).isCloseTo(expected, within(1e-26));
            }
        }
        assertThat(table.parts_J(8, 8, 16).get("conversions"))
                .isCloseTo(
                        access().conversion(8).total_J() * 2 + access().blank_J() + access().trim_J(), within(1e-27));
        assertThat(table.periphery().orElseThrow().decision_s(3)).isEqualTo(87e-12);
    }

    @Test
    void wholeAccessesAreHeldOutWithTheWordlinesAndLeakageOfTheirOwnCircuit() {
        double parts_J = access().switched_J(4, 2) + 90 * FJ;
        EnergyFit fit =
                new EnergyFit(findings(Optional.of(whole(parts_J / 1.004))), Optional.empty(), ArrayGeometry.PAPER);

        List<FitReport.Entry> errors = fit.errors(fit.table());
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).quantity()).isEqualTo("energy of whole accesses");
        assertThat(errors.get(0).limit()).isEqualTo(0.01);
        assertThat(errors.get(0).value()).isCloseTo(0.004, within(1e-9));
    }
}
