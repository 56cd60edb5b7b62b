package timdnn.lut.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;
import timdnn.lut.store.ConditionTables;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.Provenance;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ColumnTables;
import timdnn.lut.table.ConversionCodes;
import timdnn.lut.table.SenseLevels;
import timdnn.lut.tile.Converter;
import timdnn.lut.tile.SenseCause;
import timdnn.lut.tile.TileTables;

/**
 * A table with one more cause of sensing errors: noise of a supply, coupling from neighbours.
 *
 * <p>The converter's causes have it as it is, so that dies draw it exactly. In P(code | n) each error to a neighbouring code is taken
 * for the tail of a normal distribution whose mean lies the margin m from the threshold: p = Q(z), so that its σ is m/z, and with the
 * cause's σ_c
 *
 * <pre>
 * p' = Q(m/√((m/z)² + σ_c²)) = Q(z/√(1 + (z·σ_c/m)²))
 * </pre>
 *
 * <p>That is exact where margins are normal and a lower bound of what happens where tails are wider. m is that of the mean level, of all
 * numbers of driven rows; a state whose mean is on the wrong side of the threshold keeps its probability. Bounds of an error rate are
 * moved as the rate is, each code by its share.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class AddedCause {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private final double[] levels_V;
    private final double[] thresholds_V;
    private final SenseCause cause;

    private AddedCause(SenseLevels levels, SenseCause cause) {
        levels_V =
                levels.levels().stream().mapToDouble(SenseLevels.Level::mean_V).toArray();
        thresholds_V = levels.thresholds_V();
        this.cause = cause;
    }

    /**
     * Adds a cause under all conditions that have a converter.
     *
     * @param table the table
     * @param cause the cause, of normal shape
     * @return the table with it, which is named after it and says so in its origin
     * @throws IllegalArgumentException if the cause is not normal or is there already, or the table has no converter
     */
    public static LutArtifact in(LutArtifact table, SenseCause cause) {
        if (cause.shape() != SenseCause.Shape.NORMAL) {
            throw new IllegalArgumentException("shape of a cause that is added must be NORMAL, was " + cause.shape());
        }
        List<ConditionTables> conditions =
                table.conditions().stream().map(tables -> in(tables, cause)).toList();
        Map<String, String> origin = new LinkedHashMap<>(table.provenance().origin());
        origin.put(
                "addedCause " + cause.name(),
                cause.recurrence() + " by " + cause.by() + ", sigma_V " + cause.sigma_V()
                        + "; P(code | n) in closed form, as a normal margin with a wider sigma");
        return new LutArtifact(
                table.name() + "-" + cause.name(),
                table.geometry(),
                new Provenance(table.provenance().cell(), origin),
                conditions);
    }

    private static ConditionTables in(ConditionTables tables, SenseCause cause) {
        TileTables tile = tables.tile();
        Converter converter = tile.converter()
                .orElseThrow(
                        () -> new IllegalArgumentException("converter must be there: a cause is added to its causes"));
        if (converter.causes().stream().anyMatch(other -> other.name().equals(cause.name()))) {
            throw new IllegalArgumentException("cause must be new, but " + cause.name() + " is there already");
        }
        List<SenseCause> causes = new ArrayList<>(converter.causes());
        causes.add(cause);
        ColumnTables column = tables.column();
        AddedCause added = new AddedCause(column.senseLevels(), cause);
        ConversionCodes codes = new ConversionCodes(
                added.wider(column.codes().any()),
                column.codes().byDriven().stream().map(added::wider).toList());
        return new ConditionTables(
                tables.condition(),
                new ColumnTables(
                        column.timing(),
                        column.senseLevels(),
                        column.transferCurve(),
                        column.cellStrength(),
                        codes,
                        column.accessEnergy()),
                new TileTables(
                        tile.cellPaths(),
                        tile.rowLoad(),
                        java.util.Optional.of(new Converter(
                                converter.comparatorsAUnit(), converter.thresholds(), converter.comparators(), causes)),
                        tile.schedule(),
                        tile.energy(),
                        tile.sram(),
                        tile.digital(),
                        tile.area(),
                        tile.nearMemoryArea()),
                tables.fitReport());
    }

    private CodeDistribution wider(CodeDistribution codes) {
        int states = codes.nMax() + 1;
        double[][] probability = new double[states][codes.codeMax() + 1];
        double[] low = new double[states];
        double[] high = new double[states];
        for (int n = 0; n < states; n++) {
            int ideal = codes.idealCode(n);
            double error = codes.errorProbability(n);
            double sum = 0;
            for (int code = 0; code <= codes.codeMax(); code++) {
                if (code != ideal) {
                    double was = codes.probability(n, code);
                    double share = error > 0 ? was / error : 0;
                    probability[n][code] = wider(was, n, ideal, code);
                    low[n] += wider(share * codes.errorLow(n), n, ideal, code);
                    high[n] += wider(share * codes.errorHigh(n), n, ideal, code);
                    sum += probability[n][code];
                }
            }
            probability[n][ideal] = 1 - sum;
            low[n] = Math.min(low[n], sum);
            high[n] = Math.min(1, Math.max(high[n], sum));
        }
        return codes.with(probability, low, high);
    }

    /** An error's probability with the cause; only those to the codes beside the right one grow. */
    private double wider(double probability, int n, int ideal, int code) {
        if (Math.abs(code - ideal) != 1 || n >= levels_V.length) {
            return probability;
        }
        int threshold = Math.max(code, ideal);
        double sigma_V = cause.sigma_V(threshold, n);
        double margin_V = (levels_V[n] - thresholds_V[threshold - 1]) * (code < ideal ? -1 : 1);
        if (sigma_V == 0 || margin_V <= 0 || probability >= 0.5) {
            return probability;
        }
        double own_V = probability > 0 ? margin_V / -NORMAL.inverseCumulativeProbability(probability) : 0;
        return NORMAL.cumulativeProbability(-margin_V / Math.hypot(own_V, sigma_V));
    }
}
