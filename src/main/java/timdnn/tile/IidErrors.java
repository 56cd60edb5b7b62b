package timdnn.tile;

import timdnn.array.ArrayGeometry;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ConversionCodes;

/**
 * Independent sensing errors at a cost in proportion to the errors rather than to the conversions.
 *
 * <p>A converter whose count cannot exceed b errs with at most p_b = max P(error | n, d) over n ≤ b and all d. For each image,
 * access and class b, the conversions of that class, converter after converter and position after position, are a line of
 * addresses; candidates lie on it at geometric distances ⌊-ln(1 - u) / h⌋, h = -ln(1 - p_b), from words of the address (seed,
 * layer, image, access, b). A candidate errs with P(error | n, d) / p_b, with a wrong code drawn from P(code | n, d, code ≠
 * ideal). Thinning makes each conversion err with exactly P(error | n, d), independently of all others.
 */
final class IidErrors implements LayerErrors {
    private final PreparedMatrix matrix;
    private final ArrayGeometry geometry;
    private final int bounds;
    /** {@code [d][n]}: P(error | n, d); with d = 0 alone where driven rows do not matter. */
    private final double[][] errorProbability;
    /** {@code [d][n][code]}: P(a wrong code up to this one | n, d). */
    private final double[][][] cumulativeWrong;
    /** {@code [b]}: p_b. */
    private final double[] largest;
    /** {@code [b]}: 1 / ln(1 - p_b). */
    private final double[] distance;

    private final long address;
    private final ConversionClasses oneSign;
    /** Made when the first input of both signs is seen. */
    private ConversionClasses signed;

    /**
     * The errors of a layer.
     *
     * @param matrix the matrix
     * @param codes the table for both ADCs; its highest code must be the geometry's largestCount
     * @param layer number of the layer
     * @param seed seed of the draws
     * @throws IllegalArgumentException if the table's highest code is not the ADC's
     */
    IidErrors(PreparedMatrix matrix, ConversionCodes codes, int layer, long seed) {
        this.geometry = matrix.geometry();
        if (codes.codeMax() != geometry.largestCount()) {
            throw new IllegalArgumentException("the table's highest code must be the tile's largestCount = "
                    + geometry.largestCount() + ", was " + codes.codeMax());
        }
        this.matrix = matrix;
        this.bounds = geometry.rowsABlock() + 1;
        this.largest = new double[bounds];
        this.distance = new double[bounds];
        int tables = codes.knowsDriven() ? codes.byDriven().size() : 1;
        this.errorProbability = new double[tables][bounds];
        this.cumulativeWrong = new double[tables][bounds][codes.codeMax() + 1];
        double most = 0;
        for (int n = 0; n < bounds; n++) {
            for (int d = 0; d < tables; d++) {
                fill(codes.given(d), n, d);
                most = Math.max(most, errorProbability[d][n]);
            }
            largest[n] = most;
            distance[n] = 1 / Math.log1p(-most);
        }
        this.oneSign = new ConversionClasses(matrix.weights(), geometry, false);
        this.address = AddressedWords.below(AddressedWords.below(seed, layer), 0x11d);
    }

    private void fill(CodeDistribution given, int n, int d) {
        errorProbability[d][n] = given.errorProbability(n);
        double sum = 0;
        for (int code = 0; code <= given.codeMax(); code++) {
            sum += code == given.idealCode(n) ? 0 : given.probability(n, code);
            cumulativeWrong[d][n][code] = sum;
        }
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

    /** What is told of each candidate. */
    @FunctionalInterface
    private interface Visit {
        void candidate(int converter, int position, double draw);
    }

    private void candidates(AccessAddress at, Drive drive, Visit visit) {
        ConversionClasses classes = classes(drive);
        long access = AddressedWords.below(AddressedWords.below(address, at.image()), at.access());
        for (int bound = 0; bound < bounds; bound++) {
            long length = (long) classes.size(bound) * at.positions();
            if (length == 0 || largest[bound] == 0) {
                continue;
            }
            AddressedWords words = AddressedWords.at(AddressedWords.below(access, bound));
            double scale = distance[bound];
            // A distance may be larger than any long; as a double it ends the line all the same.
            double next = Math.floor(Math.log(1 - words.nextUniform()) * scale);
            while (next < length) {
                long index = (long) next;
                int rank = (int) (index / at.positions());
                visit.candidate(
                        classes.converter(bound, rank),
                        (int) (index - (long) rank * at.positions()),
                        words.nextUniform() * largest[bound]);
                next += 1 + Math.floor(Math.log(1 - words.nextUniform()) * scale);
            }
        }
    }

    @Override
    public int code(AccessAddress at, Drive drive, int block, int column, boolean onBlb, BlockCounts counts) {
        int wanted = (block * matrix.weights().columns() + column) * 2 + (onBlb ? 1 : 0);
        int[] code = {Math.min(onBlb ? counts.k() : counts.n(), geometry.largestCount())};
        candidates(at, drive, (converter, position, draw) -> {
            if (converter == wanted && position == at.position()) {
                code[0] = code(onBlb ? counts.k() : counts.n(), counts.driven(), draw);
            }
        });
        return code[0];
    }

    @Override
    public void apply(InputBatch inputs, int first, AccessAddress at, Drive drive, int shift, BatchSums sums) {
        int columns = matrix.weights().columns();
        candidates(at, drive, (converter, position, draw) -> {
            boolean onBlb = (converter & 1) != 0;
            int column = (converter >>> 1) % columns;
            int block = (converter >>> 1) / columns;
            int n;
            int driven = 0;
            if (errorProbability.length == 1) {
                n = count(inputs, drive, first + position, block, column, onBlb);
            } else {
                BlockCounts counts = matrix.counts(inputs, drive, first + position, block, column);
                n = onBlb ? counts.k() : counts.n();
                driven = counts.driven();
            }
            int wrongBy = code(n, driven, draw) - Math.min(n, geometry.largestCount());
            if (wrongBy != 0) {
                sums.add(column, first + position, onBlb, wrongBy * (1 << shift));
            }
        });
    }

    /** The count of one bitline alone, which reads the rows of its weights and no others. */
    private int count(InputBatch inputs, Drive drive, int position, int block, int column, boolean onBlb) {
        int rows = geometry.rowsABlock();
        long plus = matrix.weights().plusBits(column, block * rows, rows);
        long minus = matrix.weights().minusBits(column, block * rows, rows);
        long same = onBlb ? minus : plus;
        long all = drive == Drive.SIGNED ? plus | minus : same;
        int words = inputs.words(position / InputBatch.GROUP);
        int from = inputs.start(position / InputBatch.GROUP) + block * rows * 2 * words + inputs.word(position);
        int sameFrom = from + (drive == Drive.HIGH ? words : 0);
        int otherFrom = from + words;
        int shift = inputs.bit(position);
        long[] planes = inputs.planes();
        long n = 0;
        for (long rest = all; rest != 0; rest &= rest - 1) {
            int row = Long.numberOfTrailingZeros(rest);
            int plane = ((same >>> row) & 1) != 0 ? sameFrom : otherFrom;
            n += (planes[plane + row * 2 * words] >>> shift) & 1;
        }
        return (int) n;
    }

    private int code(int n, int driven, double draw) {
        int d = errorProbability.length == 1 ? 0 : driven - n;
        if (draw >= errorProbability[d][n]) {
            return Math.min(n, geometry.largestCount());
        }
        double[] cumulative = cumulativeWrong[d][n];
        int code = 0;
        while (code < cumulative.length - 1 && draw >= cumulative[code]) {
            code++;
        }
        return code;
    }
}
