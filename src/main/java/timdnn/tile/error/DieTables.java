package timdnn.tile.error;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import timdnn.array.ArrayGeometry;
import timdnn.lut.table.SenseLevels;
import timdnn.lut.table.TransferCurve;
import timdnn.lut.tile.Comparator;
import timdnn.lut.tile.Converter;
import timdnn.lut.tile.FigureStatus;
import timdnn.lut.tile.OffsetBeforeTrim;
import timdnn.lut.tile.Quantity;
import timdnn.lut.tile.RowLoad;
import timdnn.lut.tile.SenseCause;
import timdnn.lut.tile.SenseCause.Index;
import timdnn.lut.tile.SenseCause.Recurrence;
import timdnn.lut.tile.Threshold;
import timdnn.lut.tile.Trim;
import timdnn.tile.AddressedWords;
import timdnn.tile.Placement;

/**
 * What a die is drawn from. A bitline with n conducting cells of strengths s and d further driven rows is at V = f(Σ s) + d·δ(n) +
 * its frozen causes by state; it reads the number of thresholds above V, each moved by what the trim leaves of its comparator's
 * offset and by its frozen causes. Thresholds are those at the bitline of the transfer curve.
 *
 * @param curve f
 * @param cellSigma σ of a cell's strength about 1
 * @param rowLoad δ
 * @param converter thresholds, comparators and causes
 * @param geometry the tile
 */
public record DieTables(
        TransferCurve curve, double cellSigma, RowLoad rowLoad, Converter converter, ArrayGeometry geometry) {
    /** A normal draw by two uniform words cannot be farther from 0. */
    static final double FARTHEST = 8.6;

    /** Checks that the converter has a threshold for each code. */
    public DieTables {
        if (converter.thresholds().size() != geometry.largestCount()) {
            throw new IllegalArgumentException(
                    "converter must have a threshold for each of the " + geometry.largestCount() + " codes, had "
                            + converter.thresholds().size());
        }
    }

    /**
     * Tables of a column that was characterised without a sense path: an ideal converter with the thresholds of its levels, and driven
     * rows that change nothing.
     *
     * @param curve f
     * @param cellSigma σ of a cell's strength about 1
     * @param levels levels with thresholds between them
     * @param geometry the tile
     * @return the tables, whose dies differ in the strengths of their cells alone
     */
    public static DieTables withoutSensePath(
            TransferCurve curve, double cellSigma, SenseLevels levels, ArrayGeometry geometry) {
        List<Threshold> thresholds = new ArrayList<>();
        List<Integer> served = new ArrayList<>();
        for (double threshold_V : levels.thresholds_V()) {
            thresholds.add(new Threshold(threshold_V, threshold_V, threshold_V));
            served.add(thresholds.size());
        }
        List<Double> zeros = Collections.nCopies(served.size(), 0.0);
        Comparator ideal = new Comparator(
                1,
                served,
                new OffsetBeforeTrim(zeros, Collections.nCopies(served.size(), zeros), 2, 0),
                Trim.NONE,
                new Quantity(0, 0, 0, FigureStatus.D, "ideal"),
                0);
        return new DieTables(
                curve,
                cellSigma,
                new RowLoad(List.of(0.0), 0, "not simulated"),
                new Converter(1, thresholds, List.of(ideal), List.of()),
                geometry);
    }

    /**
     * The thresholds of a converter on a die, at the bitline.
     *
     * @param die number of the die
     * @param place its column
     * @param side 0 on BL, 1 on BLB
     * @return from the highest down, V
     */
    double[] thresholds_V(long die, Placement.Place place, int side) {
        double[] thresholds = new double[geometry.largestCount()];
        int unit = place.column() / geometry.columnsAUnit();
        for (int index = 0; index < thresholds.length; index++) {
            thresholds[index] = converter.thresholds().get(index).threshold_V();
            for (int kind = 0; kind < converter.comparators().size(); kind++) {
                Comparator comparator = converter.comparators().get(kind);
                int served = comparator.thresholds().indexOf(index + 1);
                if (served >= 0) {
                    // A comparator that serves several thresholds has one draw for all: they go together.
                    double z = normal(AddressedWords.of(die, 1, place.tile(), unit, side, kind));
                    double at = z * comparator.offset().sigma_V(served)
                            + comparator.offset().mean_V().get(served);
                    double trimmedAt = 0;
                    for (int other : comparator.trim().at()) {
                        trimmedAt += (z * comparator.offset().sigma_V(other)
                                        + comparator.offset().mean_V().get(other))
                                / comparator.trim().at().size();
                    }
                    thresholds[index] += at - comparator.trim().shift_V(trimmedAt);
                }
            }
            thresholds[index] += frozen(die, place, Index.THRESHOLD, index + 1, 0);
        }
        return thresholds;
    }

    /** What frozen causes by state do to a bitline with n conducting cells, V. */
    double state_V(long die, Placement.Place place, int n) {
        return frozen(die, place, Index.STATE, 1, n);
    }

    private double frozen(long die, Placement.Place place, Index by, int threshold, int n) {
        double sum = 0;
        for (int index = 0; index < converter.causes().size(); index++) {
            SenseCause cause = converter.causes().get(index);
            if (cause.recurrence() == Recurrence.FROZEN && cause.by() == by) {
                // The wire of a bitline depends on the block, all else on the column.
                long where = cause.name().equals("bitlineWire") ? place.block() : 1000L + place.column();
                AddressedWords words = AddressedWords.of(die, 2, place.tile(), index, where);
                double draw = cause.shape() == SenseCause.Shape.UNIFORM
                        ? Math.sqrt(3) * (2 * words.nextUniform() - 1)
                        : normal(words);
                sum += draw * cause.sigma_V(threshold, n);
            }
        }
        return sum;
    }

    /** σ of what is drawn in each access where a bitline with n conducting cells meets a threshold, V. */
    double noise_V(int threshold, int n) {
        double square = 0;
        for (Comparator comparator : converter.comparators()) {
            if (comparator.thresholds().contains(threshold)) {
                square = comparator.noise_V() * comparator.noise_V();
            }
        }
        for (SenseCause cause : converter.causes()) {
            if (cause.recurrence() == Recurrence.EACH_ACCESS) {
                square += cause.sigma_V(threshold, n) * cause.sigma_V(threshold, n);
            }
        }
        return Math.sqrt(square);
    }

    /** The strength of a cell on one of its paths; row counts within the block. */
    float strength(long die, Placement.Place place, int row, int side) {
        double z = normal(AddressedWords.of(die, 3, place.tile(), place.block(), row, place.column(), side));
        return (float) Math.max(0, 1 + cellSigma * z);
    }

    /** A normal draw by Box and Muller. */
    static double normal(AddressedWords words) {
        return Math.sqrt(-2 * Math.log(1 - words.nextUniform())) * Math.cos(2 * Math.PI * words.nextUniform());
    }
}
