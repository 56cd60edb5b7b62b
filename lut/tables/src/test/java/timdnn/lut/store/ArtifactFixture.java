package timdnn.lut.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.array.ArrayGeometry;
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

/** A complete artefact with made-up but plausible figures. */
final class ArtifactFixture {
    private ArtifactFixture() {}

    /** Of the column alone. */
    static LutArtifact artifact() {
        Map<String, String> origin = new LinkedHashMap<>();
        for (String key : Provenance.REQUIRED) {
            origin.put(key, "value of " + key);
        }
        double[] bitline_V = {0.9, 0.79, 0.69, 0.59, 0.49, 0.4, 0.31, 0.24, 0.17, 0.12, 0.08};
        double[] strengthSum = new double[bitline_V.length];
        double[] thresholds_V = new double[8];
        List<SenseLevels.Level> levels = new ArrayList<>();
        long[][] counts = new long[bitline_V.length][9];
        for (int n = 0; n < bitline_V.length; n++) {
            strengthSum[n] = n;
            double v = bitline_V[n];
            levels.add(new SenseLevels.Level(v, v - 5e-4, v + 5e-4, 8e-3, 7.5e-3, 8.5e-3, 1000));
            counts[n][Math.min(n, 8)] = 1000L - n;
            counts[n][Math.min(n, 8) - (n == 0 ? 0 : 1)] += n;
        }
        for (int index = 0; index < 8; index++) {
            thresholds_V[index] = (bitline_V[index] + bitline_V[index + 1]) / 2;
        }
        double[][] bitline_J = new double[17][17];
        for (int n = 0; n <= 16; n++) {
            for (int k = 0; k <= 16; k++) {
                bitline_J[n][k] = 6e-15 * (n + k);
            }
        }
        return new LutArtifact(
                "fixture-tt-0.9V",
                ArrayGeometry.PAPER,
                new Provenance("one-hot", origin),
                List.of(new ConditionTables(
                        new Condition("tt", 0.9, 300.15),
                        new ColumnTables(
                                new AccessTiming(208e-12, 0.7e-9, 2.3e-9),
                                SenseLevels.of(levels, thresholds_V),
                                TransferCurve.of(strengthSum, bitline_V, OutOfRange.EXTRAPOLATE_LINEAR),
                                new CellStrength(-1.84, -0.95, 0.4, 0.3, 0.1, 0.05),
                                ConversionCodes.of(CodeDistribution.ofCounts(counts)),
                                AccessEnergy.of(2e-15, 1e-17, 6e-18, bitline_J)),
                        TileTables.NONE,
                        new FitReport(List.of(
                                new FitReport.Entry("V_BL(n)", "RMS", 6e-4, 1e-3, "V", 200),
                                new FitReport.Entry("E(n,k)", "largest", 3e-17, Double.POSITIVE_INFINITY, "J", 50))))));
    }

    /** With other tables of a column. */
    static LutArtifact with(LutArtifact artifact, ConversionCodes codes, AccessEnergy energy) {
        ConditionTables tables = artifact.nominal();
        return with(
                artifact,
                new ConditionTables(
                        tables.condition(),
                        new ColumnTables(
                                artifact.timing(),
                                artifact.senseLevels(),
                                artifact.transferCurve(),
                                artifact.cellStrength(),
                                codes,
                                energy),
                        tables.tile(),
                        tables.fitReport()));
    }

    static LutArtifact with(LutArtifact artifact, ConditionTables... conditions) {
        return new LutArtifact(artifact.name(), artifact.geometry(), artifact.provenance(), List.of(conditions));
    }

    static LutArtifact with(LutArtifact artifact, TileTables tile) {
        ConditionTables tables = artifact.nominal();
        return with(artifact, new ConditionTables(tables.condition(), tables.column(), tile, tables.fitReport()));
    }

    /** The same with rates that depend on driven rows: 0.1 %, and one in 10,000 a row. */
    static LutArtifact byDrivenRows() {
        LutArtifact plain = artifact();
        CodeDistribution any = plain.codes().any();
        List<CodeDistribution> byDriven = new ArrayList<>();
        for (int d = 0; d <= plain.geometry().rowsABlock(); d++) {
            double[] rates = new double[any.nMax() + 1];
            Arrays.fill(rates, 1e-3 + 1e-4 * d);
            byDriven.add(any.withErrorRates(rates));
        }
        return with(plain, new ConversionCodes(any, byDriven), plain.accessEnergy());
    }

    /** The same with the energy of whole accesses. */
    static LutArtifact wholeAccess() {
        double[] conversion_J = new double[9];
        double[] decision_s = new double[9];
        for (int code = 0; code < conversion_J.length; code++) {
            conversion_J[code] = (150 + code) * 1e-15;
            decision_s[code] = (90 - code) * 1e-12;
        }
        LutArtifact alone = artifact();
        return with(
                alone,
                alone.codes(),
                alone.accessEnergy().with(PeripheryEnergy.of(2e-14, 1e-16, 1.2e-13, conversion_J, decision_s)));
    }
}
