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
    private static final int AT_ONCE = 256;
    private static final int WORTH = 2;
    /** Address of the planes, beside those of the classes, which are at most 48. */
    private static final int PLANES = 64;

    private final PreparedMatrix matrix;
    private final ArrayGeometry geometry;
    private final ErrorRates rates;
    private final long address;
    private final ConversionClasses oneSign;
    /** Of the candidates that are being worked on: rank in their class, position, draw, count, driven rows. */
    private final int[] ranks = new int[AT_ONCE];

    private final int[] positions = new int[AT_ONCE];
    private final double[] draws = new double[AT_ONCE];
    private final int[] counts = new int[AT_ONCE];
    private final int[] driven = new int[AT_ONCE];
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
        private final int perImage;
        /** 2⁶² / positions, rounded up. */
        private final long perPosition;

        private final long end;
        /** Index on the line of the class. */
        private long index = -1;

        private Candidates(ErrorRates rates, int bound, int size, int positions, long access) {
            this.steps = rates.steps(bound);
            this.most = rates.bound(bound);
            this.words = AddressedWords.at(AddressedWords.below(access, bound));
            this.perImage = positions;
            this.perPosition = (1L << 62) / positions + 1;
            this.end = most == 0 ? 0 : (long) size * positions;
        }

        /** The next ones; fewer than there is space for are the last ones. */
        private int next(int[] ranks, int[] positions, double[] draws) {
            long at = index;
            int count = 0;
            while (count < ranks.length) {
                long step = steps.next(words);
                if (step >= end - 1 - at) {
                    break;
                }
                at += step + 1;
                draws[count] = GeometricSteps.uniform(words.nextBits()) * most;
                int rank = (int) Math.multiplyHigh(at << 2, perPosition);
                ranks[count] = rank;
                positions[count] = (int) (at - (long) rank * perImage);
                count++;
            }
            index = at;
            return count;
        }
    }

    private Candidates candidates(ConversionClasses classes, ErrorRates rates, int bound, AccessAddress at) {
        return new Candidates(rates, bound, classes.size(bound), at.positions(), address(at));
    }

    /** Whether planes are worth while, which depends on nothing but table, weights and positions of an image. */
    private boolean planes(ConversionClasses classes, int positions) {
        if (rates.neighbours() == null) {
            return false;
        }
        double candidates = 0;
        double converters = 0;
        for (int bound = 0; bound <= geometry.rowsABlock(); bound++) {
            candidates +=
                    classes.size(bound) * (rates.bound(bound) - rates.rest().bound(bound));
            converters += classes.size(bound);
        }
        return candidates * Math.min(InputBatch.GROUP, positions) > WORTH * converters;
    }

    private long planesOf(AccessAddress at) {
        return AddressedWords.below(address(at), PLANES);
    }

    /** Number of a converter for the planes. */
    private int number(int block, int bitline) {
        return bitline * geometry.blocksFor(matrix.weights().rows()) + block;
    }

    @Override
    public int code(AccessAddress at, Drive drive, int block, int column, boolean onBlb, BlockCounts counted) {
        ConversionClasses classes = classes(drive);
        int bitline = 2 * column + (onBlb ? 1 : 0);
        int n = onBlb ? counted.k() : counted.n();
        int ideal = Math.min(n, geometry.largestCount());
        ErrorRates left = rates;
        if (planes(classes, at.positions())) {
            int change = rates.neighbours().change(planesOf(at), number(block, bitline), at.position(), ideal);
            if (change != 0) {
                return ideal + change;
            }
            left = rates.rest();
        }
        int firstRow = block * geometry.rowsABlock();
        for (int bound = 0; bound <= geometry.rowsABlock(); bound++) {
            if (!any(classes, left, bound)) {
                continue;
            }
            Candidates line = candidates(classes, left, bound, at);
            int count = AT_ONCE;
            while (count == AT_ONCE) {
                count = line.next(ranks, positions, draws);
                for (int index = 0; index < count; index++) {
                    if (positions[index] == at.position()
                            && classes.is(classes.first(bound) + ranks[index], firstRow, bitline)) {
                        return left.code(n, counted.driven(), draws[index]);
                    }
                }
            }
        }
        return ideal;
    }

    /** Whether there are candidates in a class at all. */
    private static boolean any(ConversionClasses classes, ErrorRates rates, int bound) {
        return rates.bound(bound) > 0 && classes.size(bound) > 0;
    }

    @Override
    public void apply(InputBatch inputs, int first, AccessAddress at, Drive drive, int shift, BatchSums sums) {
        ConversionClasses classes = classes(drive);
        boolean planes = planes(classes, at.positions());
        ErrorRates left = planes ? rates.rest() : rates;
        if (planes) {
            matrix.accumulateErrors(
                    inputs, first, at.positions(), drive, rates.neighbours(), planesOf(at), shift, sums);
        }
        long address = planes ? planesOf(at) : 0;
        for (int bound = 0; bound <= geometry.rowsABlock(); bound++) {
            if (any(classes, left, bound)) {
                Candidates line = candidates(classes, left, bound, at);
                apply(line, left, planes, address, classes, classes.first(bound), inputs, first, drive, shift, sums);
            }
        }
    }

    /** Candidates as many at once as stay in the first cache, so that what they wait for overlaps. */
    private void apply(
            Candidates line,
            ErrorRates left,
            boolean planes,
            long address,
            ConversionClasses classes,
            int from,
            InputBatch inputs,
            int first,
            Drive drive,
            int shift,
            BatchSums sums) {
        int count = AT_ONCE;
        while (count == AT_ONCE) {
            count = line.next(ranks, positions, draws);
            counts(count, classes, from, inputs, first, drive);
            if (planes) {
                leaveOut(count, classes, from, address);
            }
            correct(left, count, classes.each(), from, first, shift, sums);
        }
    }

    /** Candidates that the planes have read wrong already err no more. */
    private void leaveOut(int count, ConversionClasses classes, int from, long address) {
        int[] each = classes.each();
        for (int index = 0; index < count; index++) {
            int at = (from + ranks[index]) * ConversionClasses.NUMBERS;
            int number = number(each[at + 2] / geometry.rowsABlock(), each[at + 3]);
            int ideal = Math.min(counts[index], geometry.largestCount());
            if (rates.neighbours().change(address, number, positions[index], ideal) != 0) {
                draws[index] = 1;
            }
        }
    }

    /** Counts of candidates. */
    private void counts(int count, ConversionClasses classes, int from, InputBatch inputs, int first, Drive drive) {
        if (geometry.rowsABlock() == 16) {
            byRank(count, classes.each(), from, inputs, first, drive);
        } else {
            products(count, classes.each(), from, inputs, first, drive);
        }
    }

    /** The counts of candidates in blocks of any number of rows. */
    private void products(int count, int[] each, int from, InputBatch inputs, int first, Drive drive) {
        int rows = geometry.rowsABlock();
        for (int index = 0; index < count; index++) {
            int at = (from + ranks[index]) * ConversionClasses.NUMBERS;
            int position = first + positions[index];
            long low = drive == Drive.HIGH ? 0 : inputs.turnedColumn(0, each[at + 2], rows, position);
            long high = drive == Drive.LOW ? 0 : inputs.turnedColumn(1, each[at + 2], rows, position);
            long up = drive.up(low, high);
            long down = drive.down(high);
            counts[index] = Long.bitCount((each[at] & up) | (each[at + 1] & down));
            driven[index] = Long.bitCount(up | down);
        }
    }

    /** The same for blocks of sixteen rows. */
    private void byRank(int count, int[] each, int from, InputBatch inputs, int first, Drive drive) {
        int lowMask = drive == Drive.HIGH ? 0 : 0xffff;
        int highMask = drive == Drive.LOW ? 0 : 0xffff;
        long[] turned = inputs.turnedWords();
        int group = -1;
        int row = -1;
        int start = 0;
        int words = 0;
        for (int index = 0; index < count; index++) {
            int at = (from + ranks[index]) * ConversionClasses.NUMBERS;
            int position = first + positions[index];
            if (each[at + 2] != row || position / InputBatch.GROUP != group) {
                row = each[at + 2];
                group = position / InputBatch.GROUP;
                words = inputs.words(group);
                start = inputs.turnedStart(group, row / 16);
            }
            int word = start + InputBatch.turnedWord(position, words);
            int bit = InputBatch.turnedShift(position);
            int low = (int) (turned[word] >>> bit) & lowMask;
            int high = (int) (turned[word + words] >>> bit) & highMask;
            int up = lowMask == 0 ? high : low;
            int down = lowMask == 0 ? 0 : high;
            counts[index] = Integer.bitCount((each[at] & up) | (each[at + 1] & down));
            driven[index] = Integer.bitCount(up | down);
        }
    }

    private void correct(ErrorRates rates, int count, int[] each, int from, int first, int shift, BatchSums sums) {
        int largest = geometry.largestCount();
        int row = sums.positions();
        int[] positive = sums.positive();
        int[] negative = sums.negative();
        for (int index = 0; index < count; index++) {
            int n = counts[index];
            double draw = draws[index];
            if (rates.mayErr(n, draw)) {
                int wrongBy = rates.code(n, driven[index], draw) - Math.min(n, largest);
                int bitline = each[(from + ranks[index]) * ConversionClasses.NUMBERS + 3];
                int[] into = (bitline & 1) != 0 ? negative : positive;
                into[(bitline >>> 1) * row + first + positions[index]] += wrongBy << shift;
            }
        }
    }
}
