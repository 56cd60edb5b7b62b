package timdnn.tile;

import timdnn.array.ArrayGeometry;

/** {@link NeighbourErrors} of one chunk of positions, sixty-four at a time. */
final class NeighbourPlanes {
    private static final int ROWS = 16;

    private final TernaryMatrix weights;
    private final PlaneChunk inputs;
    private final NeighbourErrors errors;
    /** Planes of the law's patterns. */
    private final long[] patterns = new long[2 * NeighbourErrors.DIGITS];

    private final int up;
    private final boolean signed;
    /** Planes of n = 0 to 8. */
    private final long[] is = new long[NeighbourErrors.MOST + 1];

    /**
     * The errors of a chunk.
     *
     * @param weights the matrix
     * @param inputs the inputs
     * @param drive what the access drives
     * @param errors how often counts are read as their neighbours
     */
    NeighbourPlanes(TernaryMatrix weights, PlaneChunk inputs, Drive drive, NeighbourErrors errors) {
        this.weights = weights;
        this.inputs = inputs;
        this.errors = errors;
        this.up = drive == Drive.HIGH ? InputBatch.WORDS : 0;
        this.signed = drive == Drive.SIGNED;
    }

    /**
     * Refuses other geometries.
     *
     * @param geometry the geometry
     * @throws IllegalArgumentException if blocks have not sixteen rows or are not clipped at 8
     */
    static void requireFit(ArrayGeometry geometry) {
        if (geometry.rowsABlock() != ROWS || geometry.largestCount() != NeighbourErrors.MOST) {
            throw new IllegalArgumentException(
                    "geometry must have 16 rows a block and largestCount 8, was " + geometry);
        }
    }

    /** Adds what errors change to sums of {@code count} positions from {@code first} on. */
    void add(long address, int count, int shift, BatchSums sums, int first) {
        int blocks = (weights.rows() + ROWS - 1) / ROWS;
        int row = sums.positions();
        for (int bitline = 0; bitline < 2 * weights.columns(); bitline++) {
            int column = bitline >>> 1;
            boolean negative = (bitline & 1) != 0;
            int[] into = negative ? sums.negative() : sums.positive();
            for (int block = 0; block < blocks; block++) {
                long plus = weights.plusBits(column, block * ROWS, ROWS);
                long minus = weights.minusBits(column, block * ROWS, ROWS);
                long index = (long) (bitline * blocks + block) * NeighbourErrors.WORDS_A_CONVERTER;
                for (int word = 0; word < InputBatch.WORDS && 4 * word < count; word++) {
                    int from = inputs.start() + block * ROWS * 2 * InputBatch.WORDS + word;
                    count(from, negative ? minus : plus, !signed ? 0 : negative ? plus : minus);
                    draw(address, index + word, word, count, into, column * row + first, 1 << shift);
                }
            }
        }
    }

    private void count(int from, long same, long other) {
        long c0 = 0;
        long c1 = 0;
        long c2 = 0;
        long c3 = 0;
        for (long bits = same | other << ROWS; bits != 0; bits &= bits - 1) {
            int each = Long.numberOfTrailingZeros(bits);
            int plane = each < ROWS ? up : InputBatch.WORDS;
            long carry = inputs.planes()[from + (each % ROWS) * 2 * InputBatch.WORDS + plane];
            long next = c0 & carry;
            c0 ^= carry;
            carry = c1 & next;
            c1 ^= next;
            // Once at least 8, a count stays so.
            c3 |= c2 & carry;
            c2 ^= carry;
        }
        for (int n = 0; n < NeighbourErrors.MOST; n++) {
            is[n] = ~c3 & ((n & 1) != 0 ? c0 : ~c0) & ((n & 2) != 0 ? c1 : ~c1) & ((n & 4) != 0 ? c2 : ~c2);
        }
        is[NeighbourErrors.MOST] = c3;
        patterns();
    }

    private void draw(long address, long index, int word, int count, int[] into, int at, int step) {
        long lower = 0;
        long either = 0;
        int[] order = errors.order();
        for (int digit = 0; digit < NeighbourErrors.DIGITS; digit++) {
            long drawn = AddressedWords.word(address, index + (long) digit * InputBatch.WORDS);
            long ones = patterns[order[2 * digit]];
            lower = (drawn & ones) | (lower & (drawn | ones));
            ones = patterns[order[2 * digit + 1]];
            either = (drawn & ones) | (either & (drawn | ones));
        }
        for (long left = lower | either; left != 0; left &= left - 1) {
            int bit = Long.numberOfTrailingZeros(left);
            int position = (bit % ROWS) * 4 * InputBatch.WORDS + 4 * word + bit / ROWS;
            if (position < count) {
                into[at + position] += (lower >>> bit & 1) != 0 ? -step : step;
            }
        }
    }

    private void patterns() {
        int[] listed = errors.patterns();
        int pattern = 0;
        for (int at = 0; at < listed.length; at += 2 + listed[at]) {
            long ones = 0;
            for (int each = at + 2; each < at + 2 + listed[at]; each++) {
                ones |= is[listed[each]];
            }
            patterns[pattern++] = ones ^ listed[at + 1];
        }
    }
}
