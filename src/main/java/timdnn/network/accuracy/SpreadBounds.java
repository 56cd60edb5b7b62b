package timdnn.network.accuracy;

import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.table.SenseLevels;
import timdnn.lut.tile.Comparator;
import timdnn.lut.tile.Converter;
import timdnn.lut.tile.OffsetBeforeTrim;
import timdnn.tile.error.DieTables;

/**
 * Tables of a die with their spreads at a bound: σ of a cell by the interval of σ(V_BL) at S1, which one cell makes, and σ of an
 * offset by χ² of the comparators behind it.
 */
final class SpreadBounds {
    private SpreadBounds() {}

    /** {@code side} is -1 for the lower bounds and 1 for the upper ones. */
    static DieTables of(LutArtifact table, DieTables nominal, int side) {
        SenseLevels.Level one = table.senseLevels().levels().get(1);
        double bound = side < 0 ? one.sigmaLow_V() : one.sigmaHigh_V();
        Converter converter = nominal.converter();
        List<Comparator> comparators = converter.comparators().stream()
                .map(comparator -> scaled(comparator, side))
                .toList();
        return new DieTables(
                nominal.curve(),
                nominal.cellSigma() * bound / one.sigma_V(),
                nominal.rowLoad(),
                new Converter(converter.comparatorsAUnit(), converter.thresholds(), comparators, converter.causes()),
                nominal.geometry());
    }

    private static Comparator scaled(Comparator comparator, int side) {
        OffsetBeforeTrim offset = comparator.offset();
        long degrees = offset.samples() - 1;
        double quantile = new ChiSquaredDistribution(degrees).inverseCumulativeProbability(side < 0 ? 0.975 : 0.025);
        double variance = degrees / quantile;
        return new Comparator(
                comparator.count(),
                comparator.thresholds(),
                new OffsetBeforeTrim(
                        offset.mean_V(),
                        offset.covariance_V2().stream()
                                .map(row -> row.stream()
                                        .map(value -> value * variance)
                                        .toList())
                                .toList(),
                        offset.samples(),
                        offset.lost()),
                comparator.trim(),
                comparator.trimmedSigma_V(),
                comparator.noise_V());
    }
}
