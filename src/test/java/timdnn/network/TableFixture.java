package timdnn.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import timdnn.array.ArrayGeometry;
import timdnn.lut.store.ConditionTables;
import timdnn.lut.store.FitReport;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.Provenance;
import timdnn.lut.table.AccessEnergy;
import timdnn.lut.table.AccessTiming;
import timdnn.lut.table.CellStrength;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ColumnTables;
import timdnn.lut.table.Condition;
import timdnn.lut.table.ConversionCodes;
import timdnn.lut.table.OutOfRange;
import timdnn.lut.table.PeripheryEnergy;
import timdnn.lut.table.SenseLevels;
import timdnn.lut.table.TransferCurve;
import timdnn.lut.tile.TileTables;

/** A complete artefact with made-up figures and a chosen error rate. */
public final class TableFixture {
    /** Energy of restoring a bitline after one cell, J. */
    public static final double CELL_J = 6e-15;

    /** Energy of the precharge devices, J. */
    public static final double PRECHARGE_J = 2e-15;

    private TableFixture() {}

    /** A table in which state n is misread {@code wrongPerMille * n} times in 1000, by one code down. */
    public static LutArtifact artifact(int wrongPerMille) {
        Map<String, String> origin = new HashMap<>();
        Provenance.REQUIRED.forEach(key -> origin.put(key, "fixture"));
        double[] bitline_V = new double[11];
        double[] strengthSum = new double[11];
        double[] thresholds_V = new double[8];
        List<SenseLevels.Level> levels = new ArrayList<>();
        long[][] counts = new long[11][9];
        for (int n = 0; n <= 10; n++) {
            strengthSum[n] = n;
            bitline_V[n] = 0.9 - 0.08 * n;
            levels.add(new SenseLevels.Level(bitline_V[n], bitline_V[n], bitline_V[n], 8e-3, 7e-3, 9e-3, 1000));
            int ideal = Math.min(n, 8);
            counts[n][ideal] = 1000L - (long) wrongPerMille * n;
            counts[n][Math.max(0, ideal - 1)] += (long) wrongPerMille * n;
        }
        for (int index = 0; index < 8; index++) {
            thresholds_V[index] = (bitline_V[index] + bitline_V[index + 1]) / 2;
        }
        double[][] bitline_J = new double[17][17];
        for (int n = 0; n <= 16; n++) {
            for (int k = 0; k <= 16; k++) {
                bitline_J[n][k] = CELL_J * (n + k);
            }
        }
        return table(
                ConversionCodes.of(CodeDistribution.ofCounts(counts)),
                AccessEnergy.of(PRECHARGE_J, 0, 0, bitline_J),
                SenseLevels.of(levels, thresholds_V),
                TransferCurve.of(strengthSum, bitline_V, OutOfRange.CLAMP),
                origin);
    }

    private static LutArtifact table(
            ConversionCodes codes,
            AccessEnergy energy,
            SenseLevels levels,
            TransferCurve transfer,
            Map<String, String> origin) {
        return new LutArtifact(
                "fixture",
                ArrayGeometry.PAPER,
                new Provenance("one-hot", origin),
                List.of(new ConditionTables(
                        new Condition("tt", 0.9, 300),
                        new ColumnTables(
                                new AccessTiming(0.2e-9, 0.7e-9, 2.3e-9),
                                levels,
                                transfer,
                                new CellStrength(-1.84, -0.95, 0, 0, 0, 0.05),
                                codes,
                                energy),
                        TileTables.NONE,
                        new FitReport(List.of(new FitReport.Entry("V_BL(n)", "RMS", 6e-4, 1e-3, "V", 100))))));
    }

    /** The same with whole accesses: 150 fJ a conversion, 20 fJ for sampling, 100 fJ for the digital part. */
    public static LutArtifact wholeAccess(int wrongPerMille) {
        double[] conversion_J = new double[9];
        double[] decision_s = new double[9];
        Arrays.fill(conversion_J, 150e-15);
        Arrays.fill(decision_s, 90e-12);
        LutArtifact alone = artifact(wrongPerMille);
        return table(
                alone.codes(),
                alone.accessEnergy().with(PeripheryEnergy.of(20e-15, 0, 100e-15, conversion_J, decision_s)),
                alone.senseLevels(),
                alone.transferCurve(),
                alone.provenance().origin());
    }
}
