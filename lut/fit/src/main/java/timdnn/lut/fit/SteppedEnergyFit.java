package timdnn.lut.fit;

import java.util.Map;
import java.util.stream.IntStream;
import timdnn.characterization.plan.CountHistogram;
import timdnn.characterization.stepped.SteppedColumn;
import timdnn.characterization.stepped.SteppedFindings;
import timdnn.characterization.stepped.SteppedTile;
import timdnn.lut.store.FitReport;
import timdnn.lut.table.AccessEnergy;
import timdnn.lut.table.PeripheryEnergy;

/**
 * Energy of a column in a stepped access: what depends on the counts by counts, and what does not, or depends on other columns, as the
 * mean over the network whose histogram the plan names (6 of 16 products where it names none).
 */
@SuppressWarnings("MemberName") // suffixes are units
final class SteppedEnergyFit {
    private final SteppedFindings found;
    private final SteppedTile tile;
    private final SteppedColumn column;
    private final int columns;

    SteppedEnergyFit(SteppedFindings found) {
        this.found = found;
        tile = found.tile();
        column = tile.column();
        columns = found.geometry().columns();
    }

    /** The table. */
    AccessEnergy table() {
        Map<String, Double> mean = mean().parts_J();
        double precharge = column.precharge_J();
        return AccessEnergy.of(
                        precharge,
                        mean.get("leakage") / columns,
                        tile.shared().wordline_J() / columns,
                        bitlines_J(precharge))
                .with(PeripheryEnergy.of(
                        2 * column.trim_J(),
                        (tile.shared().decoder_J() + mean.get("references") + mean.get("distribution")) / columns,
                        (mean.get("counters") + mean.getOrDefault("digital", 0.0)) / columns,
                        byCode(code -> column.comparators_J().get(code)
                                + column.clocks_J().get(code)),
                        byCode(this::decision_s)));
    }

    private SteppedTile.Cost mean() {
        return found.histogram().map(this::network).orElseGet(tile::typical);
    }

    private SteppedTile.Cost network(CountHistogram histogram) {
        return tile.network(histogram);
    }

    private double[] byCode(java.util.function.IntToDoubleFunction figure) {
        return IntStream.rangeClosed(0, found.geometry().largestCount())
                .mapToDouble(figure)
                .toArray();
    }

    /** A code stands once the step after its last hit is over, after the last step at the latest. */
    private double decision_s(int code) {
        int step = Math.min(code + 1, found.geometry().largestCount());
        return found.schedule().ends_s().get(step - 1)
                - found.schedule().begins_s().get(0);
    }

    private double[][] bitlines_J(double precharge) {
        int rows = found.geometry().rowsABlock();
        double[][] bitline = new double[rows + 1][];
        for (int n = 0; n <= rows; n++) {
            bitline[n] = new double[rows + 1 - n];
            for (int k = 0; k < bitline[n].length; k++) {
                bitline[n][k] = column.bitline_J().get(n) + column.bitline_J().get(k) - precharge;
            }
        }
        return bitline;
    }

    /** Whole accesses of a column against the sum of its bitlines. */
    FitReport.Entry wholeAccesses(double limit) {
        return new FitReport.Entry(
                "energy of whole accesses",
                "largest relative",
                found.closure(),
                limit,
                "1",
                found.closures().size());
    }
}
