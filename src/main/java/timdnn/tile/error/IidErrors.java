package timdnn.tile.error;

import timdnn.array.ArrayGeometry;
import timdnn.tile.AccessAddress;
import timdnn.tile.AddressedWords;
import timdnn.tile.BatchSums;
import timdnn.tile.BlockCounts;
import timdnn.tile.Drive;
import timdnn.tile.InputBatch;
import timdnn.tile.PreparedMatrix;

/**
 * Independent sensing errors at a cost in proportion to the errors rather than to the conversions.
 *
 * <p>A converter whose count cannot exceed b errs with at most p_b = max P(error | n, d) over n ≤ b and all d. For each image,
 * access and class b, the conversions of that class, converter after converter and position after position, are a line of
 * addresses; candidates lie on it at the distances of {@link GeometricSteps}, from words of the address (seed, layer, image, access,
 * b). A candidate errs with P(error | n, d) / p_b, with a wrong code drawn from P(code | n, d, code ≠ ideal). Thinning makes each
 * conversion err with exactly P(error | n, d), independently of all others.
 */
final class IidErrors implements LayerErrors {
    private final PreparedMatrix matrix;
    private final ArrayGeometry geometry;
    private final ErrorRates rates;
    private final int columns;
    private final long address;
    private final ConversionClasses oneSign;
    /** Made when the first input of both signs is seen. */
    private ConversionClasses signed;

    /**
     * The errors of a layer.
     *
     * @param matrix the matrix
     * @param rates the table for both ADCs; its highest code must be the geometry's largestCount
     * @param layer number of the layer
     * @param seed seed of the draws
     * @throws IllegalArgumentException if the table's highest code is not the ADC's
     */
    IidErrors(PreparedMatrix matrix, ErrorRates rates, int layer, long seed) {
        this.geometry = matrix.geometry();
        if (rates.codeMax() != geometry.largestCount()) {
            throw new IllegalArgumentException("the table's highest code must be the tile's largestCount = "
                    + geometry.largestCount() + ", was " + rates.codeMax());
        }
        this.matrix = matrix;
        this.rates = rates;
        this.columns = matrix.weights().columns();
        this.oneSign = new ConversionClasses(matrix.weights(), geometry, false);
        this.address = AddressedWords.below(AddressedWords.below(seed, layer), 0x11d);
    }

    private ConversionClasses classes(Drive drive) {
        if (drive != Drive.SIGNED) {
            return oneSign;
        }
        if (signed == null) {
            signed = new ConversionClasses(matrix.weights(), geometry, true);
        }
        return signed;
    }

    private long address(AccessAddress at) {
        return AddressedWords.below(AddressedWords.below(address, at.image()), at.access());
    }

    /** The candidates of a class in one access, one after the other. */
    private static final class Candidates {
        private final GeometricSteps steps;
        private final AddressedWords words;
        private final double most;
        private final int positions;
        private final long end;
        /** Index on the line of the class. */
        private long index = -1;

        private int rank;
        private int position = -1;
        private double draw;

        private Candidates(ErrorRates rates, int bound, int size, int positions, long access) {
            this.steps = rates.steps(bound);
            this.most = rates.bound(bound);
            this.words = AddressedWords.at(AddressedWords.below(access, bound));
            this.positions = positions;
            this.end = most == 0 ? 0 : (long) size * positions;
        }

        private boolean next() {
            if (end == 0) {
                return false;
            }
            long step = steps.next(words);
            if (step >= end - 1 - index) {
                return false;
            }
            index += step + 1;
            long ahead = position + step + 1;
            if (ahead < positions) {
                position = (int) ahead;
            } else {
                rank = (int) (index / positions);
                position = (int) (index - (long) rank * positions);
            }
            draw = words.nextUniform() * most;
            return true;
        }
    }

    private Candidates candidates(ConversionClasses classes, int bound, AccessAddress at) {
        return new Candidates(rates, bound, classes.size(bound), at.positions(), address(at));
    }

    @Override
    public int code(AccessAddress at, Drive drive, int block, int column, boolean onBlb, BlockCounts counts) {
        ConversionClasses classes = classes(drive);
        int wanted = (block * columns + column) * 2 + (onBlb ? 1 : 0);
        int n = onBlb ? counts.k() : counts.n();
        for (int bound = 0; bound <= geometry.rowsABlock(); bound++) {
            Candidates line = candidates(classes, bound, at);
            while (line.next()) {
                if (line.position == at.position() && classes.converter(classes.first(bound) + line.rank) == wanted) {
                    return rates.code(n, counts.driven(), line.draw);
                }
            }
        }
        return Math.min(n, geometry.largestCount());
    }

    @Override
    public void apply(InputBatch inputs, int first, AccessAddress at, Drive drive, int shift, BatchSums sums) {
        ConversionClasses classes = classes(drive);
        for (int bound = 0; bound <= geometry.rowsABlock(); bound++) {
            Candidates line = candidates(classes, bound, at);
            int from = classes.first(bound);
            while (line.next()) {
                int rank = from + line.rank;
                int position = first + line.position;
                int converter = classes.converter(rank);
                int block = (converter >>> 1) / columns;
                int n = count(inputs, drive, position, block, classes.up(rank), classes.down(rank));
                if (rates.mayErr(n, line.draw)) {
                    correct(inputs, position, drive, converter, n, line.draw, shift, sums);
                }
            }
        }
    }

    private void correct(
            InputBatch inputs,
            int position,
            Drive drive,
            int converter,
            int n,
            double draw,
            int shift,
            BatchSums sums) {
        int block = (converter >>> 1) / columns;
        int column = (converter >>> 1) - block * columns;
        int driven = rates.knowsDriven()
                ? matrix.counts(inputs, drive, position, block, column).driven()
                : n;
        int wrongBy = rates.code(n, driven, draw) - Math.min(n, geometry.largestCount());
        if (wrongBy != 0) {
            sums.add(column, position, (converter & 1) != 0, wrongBy * (1 << shift));
        }
    }

    /** The count of one bitline, which reads the rows of its weights and no others. */
    private int count(InputBatch inputs, Drive drive, int position, int block, int up, int down) {
        int group = position / InputBatch.GROUP;
        int words = inputs.words(group);
        int rowWords = 2 * words;
        int from = inputs.start(group) + block * geometry.rowsABlock() * rowWords + inputs.word(position);
        int shift = inputs.bit(position);
        long[] planes = inputs.planes();
        int upFrom = from + (drive == Drive.HIGH ? words : 0);
        long n = 0;
        for (int rest = up; rest != 0; rest &= rest - 1) {
            n += (planes[upFrom + Integer.numberOfTrailingZeros(rest) * rowWords] >>> shift) & 1;
        }
        for (int rest = down; rest != 0; rest &= rest - 1) {
            n += (planes[from + words + Integer.numberOfTrailingZeros(rest) * rowWords] >>> shift) & 1;
        }
        return (int) n;
    }
}
