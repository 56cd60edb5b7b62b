package timdnn.tile.kernel;

import java.util.Arrays;
import timdnn.array.ArrayGeometry;
import timdnn.tile.InputBatch;
import timdnn.tile.TernaryMatrix;

/**
 * Which planes of an {@link InputBatch} each column adds up: for a weight of +1 or -1 the row's plane, for a weight of 0 none.
 *
 * <p>Blocks come in chunks whose sums need {@link #SUM_BITS} bits. For each chunk the code has, column by column and for each
 * both sides (Σ n, then Σ k), first the planes of all blocks that cannot be clipped, since they have no more rows than the ADC
 * can count, together,
 *
 * <pre>
 * steps, 8 · steps planes
 * </pre>
 *
 * <p>and then, from {@link #startClipped} on, again column by column and side by side, the other blocks one by one:
 *
 * <pre>
 * blocks, for each of these: quads, 4 · quads planes
 * </pre>
 *
 * <p>A plane is {@code 2 · row + high}; lists are filled up with the plane of zeros behind the last row. With one sign of
 * inputs all planes are even and the access's offset chooses between low and high. Immutable.
 */
public final class PlaneProgram {
    /** Bits of the sum of a chunk. */
    public static final int SUM_BITS = 7;

    private final int[] code;
    private final int[] start;
    private final int[] startClipped;
    private final int[] largest;

    private PlaneProgram(int[] code, int[] start, int[] startClipped, int[] largest) {
        this.code = code;
        this.start = start;
        this.startClipped = startClipped;
        this.largest = largest;
    }

    /**
     * The program of a matrix.
     *
     * @param weights the matrix
     * @param geometry rows of a block and reach of the ADC
     * @param signed whether inputs have both signs
     * @return the program
     */
    public static PlaneProgram of(TernaryMatrix weights, ArrayGeometry geometry, boolean signed) {
        int rows = geometry.rowsABlock();
        int blocks = geometry.blocksFor(weights.rows());
        int each = Math.min(rows, geometry.largestCount());
        int aChunk = Math.max(1, ((1 << SUM_BITS) - 1) / each);
        int chunks = (blocks + aChunk - 1) / aChunk;
        Code code = new Code(2 * weights.rows());
        int[] start = new int[chunks];
        int[] startClipped = new int[chunks];
        int[] largest = new int[chunks];
        for (int chunk = 0; chunk < chunks; chunk++) {
            int first = chunk * aChunk;
            int end = Math.min(blocks, first + aChunk);
            largest[chunk] = (end - first) * each;
            start[chunk] = code.size;
            for (int side = 0; side < 2 * weights.columns(); side++) {
                code.free(weights, geometry, side >> 1, first, end, signed, (side & 1) != 0);
            }
            startClipped[chunk] = code.size;
            boolean any = false;
            for (int side = 0; side < 2 * weights.columns(); side++) {
                any |= code.clipped(weights, geometry, side >> 1, first, end, signed, (side & 1) != 0);
            }
            if (!any) {
                code.size = startClipped[chunk];
                startClipped[chunk] = -1;
            }
        }
        return new PlaneProgram(Arrays.copyOf(code.words, code.size), start, startClipped, largest);
    }

    /**
     * The planes of every block alone: bitline by bitline, BL before BLB, and block by block
     *
     * <pre>
     * quads, 4 · quads planes
     * </pre>
     *
     * @param weights the matrix
     * @param geometry rows of a block
     * @param signed whether inputs have both signs
     * @return the code
     */
    public static int[] everyBlock(TernaryMatrix weights, ArrayGeometry geometry, boolean signed) {
        int rows = geometry.rowsABlock();
        Code code = new Code(2 * weights.rows());
        for (int bitline = 0; bitline < 2 * weights.columns(); bitline++) {
            for (int block = 0; block < geometry.blocksFor(weights.rows()); block++) {
                code.block(weights, bitline >> 1, block * rows, rows, signed, (bitline & 1) != 0);
            }
        }
        return Arrays.copyOf(code.words, code.size);
    }

    /** {@return the code itself, not to be changed} */
    public int[] code() {
        return code;
    }

    /** {@return the number of chunks} */
    public int chunks() {
        return largest.length;
    }

    /**
     * Where a chunk's code starts.
     *
     * @param chunk the chunk
     * @return index into {@link #code}
     */
    public int start(int chunk) {
        return start[chunk];
    }

    /**
     * Where the code of its blocks that may be clipped starts.
     *
     * @param chunk the chunk
     * @return index into {@link #code}, or -1 if it has no such blocks
     */
    public int startClipped(int chunk) {
        return startClipped[chunk];
    }

    /**
     * The largest sum that a column of a chunk can have.
     *
     * @param chunk the chunk
     * @return at most 127
     */
    public int largest(int chunk) {
        return largest[chunk];
    }

    private static final class Code {
        private final int zeros;
        private int[] words = new int[1 << 12];
        private int size;

        private Code(int zeros) {
            this.zeros = zeros;
        }

        private void free(
                TernaryMatrix weights,
                ArrayGeometry geometry,
                int column,
                int firstBlock,
                int endBlock,
                boolean signed,
                boolean negative) {
            int rows = geometry.rowsABlock();
            int steps = size;
            add(0);
            for (int block = firstBlock; block < endBlock; block++) {
                if (rowsOf(weights, column, block * rows, rows, signed, negative) <= geometry.largestCount()) {
                    planes(weights, column, block * rows, rows, signed, negative);
                }
            }
            fillUp(steps + 1, 8);
            words[steps] = (size - steps - 1) / 8;
        }

        private boolean clipped(
                TernaryMatrix weights,
                ArrayGeometry geometry,
                int column,
                int firstBlock,
                int endBlock,
                boolean signed,
                boolean negative) {
            int rows = geometry.rowsABlock();
            int blocks = size;
            add(0);
            for (int block = firstBlock; block < endBlock; block++) {
                if (rowsOf(weights, column, block * rows, rows, signed, negative) > geometry.largestCount()) {
                    words[blocks]++;
                    block(weights, column, block * rows, rows, signed, negative);
                }
            }
            return words[blocks] > 0;
        }

        private void block(TernaryMatrix weights, int column, int first, int rows, boolean signed, boolean negative) {
            int quads = size;
            add(0);
            planes(weights, column, first, rows, signed, negative);
            fillUp(quads + 1, 4);
            words[quads] = (size - quads - 1) / 4;
        }

        private static int rowsOf(
                TernaryMatrix weights, int column, int first, int rows, boolean signed, boolean negative) {
            long plus = weights.plusBits(column, first, rows);
            long minus = weights.minusBits(column, first, rows);
            return Long.bitCount(signed ? plus | minus : negative ? minus : plus);
        }

        private void planes(TernaryMatrix weights, int column, int first, int rows, boolean signed, boolean negative) {
            long low = negative ? weights.minusBits(column, first, rows) : weights.plusBits(column, first, rows);
            long high = !signed
                    ? 0
                    : negative ? weights.plusBits(column, first, rows) : weights.minusBits(column, first, rows);
            for (int row = 0; row < rows; row++) {
                if (((low >>> row) & 1) != 0) {
                    add(2 * (first + row));
                }
                if (((high >>> row) & 1) != 0) {
                    add(2 * (first + row) + 1);
                }
            }
        }

        private void fillUp(int from, int multiple) {
            while ((size - from) % multiple != 0) {
                add(zeros);
            }
        }

        private void add(int word) {
            if (size == words.length) {
                words = Arrays.copyOf(words, 2 * size);
            }
            words[size++] = word;
        }
    }
}
