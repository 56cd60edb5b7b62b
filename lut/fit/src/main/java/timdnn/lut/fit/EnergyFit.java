package timdnn.lut.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.access.AccessFindings;
import timdnn.characterization.access.ColumnAccess;
import timdnn.characterization.access.TileAccess;
import timdnn.characterization.column.ColumnFindings.AccessEnergyPoint;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.sense.converter.Conversion;
import timdnn.characterization.study.ConditionFindings;
import timdnn.lut.store.FitReport;
import timdnn.lut.table.AccessEnergy;
import timdnn.lut.table.PeripheryEnergy;

/**
 * Energy of a column: of the column alone, or of the whole access where the campaign has one. The two bitlines share nothing
 * but the supply, so their energies add: E(n, k) = E(n, 0) + E(0, k) - E(0, 0).
 */
@SuppressWarnings("MemberName") // suffixes are units
final class EnergyFit {
    /** Largest relative error of the energy of held-out states of a column alone. */
    static final double COLUMN_LIMIT = 0.02;

    /** Largest relative error of the energy of whole accesses, of which none is used in the fit. */
    static final double ACCESS_LIMIT = 0.01;

    private final ConditionFindings findings;
    private final Optional<DigitalFindings> digital;
    private final int rows;

    EnergyFit(ConditionFindings findings, Optional<DigitalFindings> digital, ArrayGeometry geometry) {
        rows = geometry.rowsABlock();
        this.findings = findings;
        this.digital = digital;
    }

    /** The table of the campaign. */
    AccessEnergy table() {
        return findings.access()
                .map(this::whole)
                .or(() -> findings.stepped().map(found -> new SteppedEnergyFit(found).table()))
                .orElseGet(this::alone);
    }

    private AccessEnergy alone() {
        AccessEnergyPoint idle = point(0, 0);
        double wordlines = 0;
        double squares = 0;
        for (int n = 1; n <= rows; n++) {
            wordlines += n * point(n, 0).wordline_J();
            squares += n * n;
        }
        return AccessEnergy.of(
                idle.precharge_J(),
                idle.leakage_J(),
                wordlines / squares,
                bitlines_J((n, k) -> point(n, 0).bitline_J() + point(0, k).bitline_J() - idle.bitline_J()));
    }

    /** The idle column's leakage, and a column's share of that of the digital part, over the time of an access. */
    private AccessEnergy whole(AccessFindings access) {
        ColumnAccess column = access.column();
        TileAccess idle = TileAccess.of(access, digital, 1, 0);
        return AccessEnergy.of(
                        column.precharge_J(),
                        idle.parts_J().get("leakage") / access.geometry().columns(),
                        column.wordline_J(),
                        bitlines_J((n, k) ->
                                column.bitline_J().get(n) + column.bitline_J().get(k)))
                .with(PeripheryEnergy.of(
                        column.sampling_J(),
                        column.decoder_J(),
                        idle.parts_J().getOrDefault("digital", 0.0)
                                / access.geometry().columns(),
                        by(column, conversion -> conversion.total_J() + (column.blank_J() + column.trim_J()) / 2),
                        by(column, Conversion::decision_s)));
    }

    private static double[] by(ColumnAccess column, ToDoubleFunction<Conversion> figure) {
        return column.conversions().stream().mapToDouble(figure).toArray();
    }

    private double[][] bitlines_J(ToDoubleBiFunction<Integer, Integer> both) {
        double[][] bitline = new double[rows + 1][];
        for (int n = 0; n <= rows; n++) {
            bitline[n] = new double[rows + 1 - n];
            for (int k = 0; k < bitline[n].length; k++) {
                bitline[n][k] = both.applyAsDouble(n, k);
            }
        }
        return bitline;
    }

    /** Simulations that were not used in the fit against the table. */
    List<FitReport.Entry> errors(AccessEnergy table) {
        List<FitReport.Entry> report = new ArrayList<>();
        if (findings.access().isPresent()) {
            report.add(wholeAccesses(table, findings.access().get()));
        } else if (findings.stepped().isPresent()) {
            report.add(new SteppedEnergyFit(findings.stepped().get()).wholeAccesses(ACCESS_LIMIT));
        } else {
            mixedStates(table).ifPresent(report::add);
        }
        findings.requireColumn()
                .chargeBalance()
                .ifPresent(balance -> report.add(new FitReport.Entry(
                        "charge brought back against C dV",
                        "largest relative",
                        balance.largestError(),
                        COLUMN_LIMIT,
                        "1",
                        balance.states())));
        return report;
    }

    private Optional<FitReport.Entry> mixedStates(AccessEnergy table) {
        double largest = 0;
        int heldOut = 0;
        for (AccessEnergyPoint point : findings.requireColumn().energy()) {
            if (point.n() > 0 && point.k() > 0) {
                double predicted = table.total_J(point.n(), point.k(), point.n() + point.k());
                largest = Math.max(largest, Math.abs(predicted / point.total_J() - 1));
                heldOut++;
            }
        }
        return heldOut == 0
                ? Optional.empty()
                : Optional.of(new FitReport.Entry(
                        "energy of mixed states", "largest relative", largest, COLUMN_LIMIT, "1", heldOut));
    }

    /**
     * All supplies of a column with both converters from precharge to precharge, against the table's bitlines, sampling and
     * conversions. Wordlines and leakage are taken as they are in that circuit, which has ideal wordline drivers, ends sooner
     * than an access, and so are the blank conversions of its converters, which it shares with no other column; it has no decoder and no digital part, and its comparators
     * are not trimmed.
     */
    private static FitReport.Entry wholeAccesses(AccessEnergy table, AccessFindings access) {
        double largest = 0;
        for (AccessFindings.Closure closure : access.closures()) {
            Map<String, Double> parts = table.parts_J(closure.n(), closure.k(), closure.n() + closure.k());
            double predicted = parts.get("bitlines")
                    + parts.get("sampling")
                    + parts.get("conversions")
                    - access.column().blank_J()
                    - access.column().trim_J()
                    + closure.rest_J();
            largest = Math.max(largest, Math.abs(predicted / closure.simulated_J() - 1));
        }
        return new FitReport.Entry(
                "energy of whole accesses",
                "largest relative",
                largest,
                ACCESS_LIMIT,
                "1",
                access.closures().size());
    }

    private AccessEnergyPoint point(int n, int k) {
        return findings.requireColumn().energy().stream()
                .filter(point -> point.n() == n && point.k() == k)
                .findFirst()
                .orElseThrow();
    }
}
