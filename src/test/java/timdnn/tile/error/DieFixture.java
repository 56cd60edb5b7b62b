package timdnn.tile.error;

import java.util.List;
import java.util.stream.IntStream;
import timdnn.array.ArrayGeometry;
import timdnn.lut.table.OutOfRange;
import timdnn.lut.table.TransferCurve;
import timdnn.lut.tile.Comparator;
import timdnn.lut.tile.Converter;
import timdnn.lut.tile.FigureStatus;
import timdnn.lut.tile.OffsetBeforeTrim;
import timdnn.lut.tile.Quantity;
import timdnn.lut.tile.RowLoad;
import timdnn.lut.tile.SenseCause;
import timdnn.lut.tile.Threshold;
import timdnn.lut.tile.Trim;

/** Tables of a die with 50 mV between states: V = 0.9 V - 0.05 V · Σ s, thresholds half-way. */
final class DieFixture {
    private DieFixture() {}

    static DieTables tables(double cellSigma, double offset_V) {
        double[] sums = IntStream.rangeClosed(0, 17).mapToDouble(n -> n).toArray();
        double[] volts =
                IntStream.rangeClosed(0, 17).mapToDouble(n -> 0.9 - 0.05 * n).toArray();
        List<Threshold> thresholds = IntStream.rangeClosed(1, 8)
                .mapToObj(j -> new Threshold(0.925 - 0.05 * j, 0.925 - 0.05 * j, 0.5))
                .toList();
        Quantity left = new Quantity(offset_V, offset_V, offset_V, FigureStatus.S, "fixture");
        List<Comparator> comparators = IntStream.rangeClosed(1, 8)
                .mapToObj(j -> new Comparator(
                        2,
                        List.of(j),
                        new OffsetBeforeTrim(List.of(0.0), List.of(List.of(offset_V * offset_V)), 100, 0),
                        Trim.NONE,
                        left,
                        2e-3))
                .toList();
        SenseCause wire = new SenseCause(
                "bitlineWire",
                SenseCause.Recurrence.FROZEN,
                SenseCause.Shape.UNIFORM,
                SenseCause.Index.STATE,
                List.of(0.0, 1e-3, 2e-3));
        return new DieTables(
                TransferCurve.of(sums, volts, OutOfRange.EXTRAPOLATE_LINEAR),
                cellSigma,
                new RowLoad(List.of(-3e-4), 0, "fixture"),
                new Converter(16, thresholds, comparators, List.of(wire)),
                ArrayGeometry.PAPER);
    }
}
