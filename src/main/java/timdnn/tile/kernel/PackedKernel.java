package timdnn.tile.kernel;

import timdnn.array.ArrayGeometry;
import timdnn.tile.AccessInput;
import timdnn.tile.ColumnCounts;
import timdnn.tile.Products;
import timdnn.tile.TernaryMatrix;

/**
 * Sixty-four rows, that is four blocks of sixteen, in each step of a {@code long}.
 *
 * <p>Where no block of the matrix has more weights of one sign than an ADC can count, clipping cannot happen and the sums
 * over blocks are plain population counts. Otherwise the four blocks are counted side by side in 16-bit lanes and each
 * lane is clipped before the lanes are added.
 *
 * <p>Inputs with -1 swap the two planes for their rows: n = |W⁺∧I⁺| + |W⁻∧I⁻|, k = |W⁻∧I⁺| + |W⁺∧I⁻|. The two sets are
 * disjoint, so that one population count of their union suffices.
 */
public final class PackedKernel implements AccessKernel {
    static final int ROWS_A_BLOCK = 16;

    private static final long LANES = 0x0001_0001_0001_0001L;

    private final ArrayGeometry geometry;

    /**
     * A kernel.
     *
     * @param geometry must have 16 rows a block
     */
    public PackedKernel(ArrayGeometry geometry) {
        if (geometry.rowsABlock() != ROWS_A_BLOCK) {
            throw new IllegalArgumentException("rowsABlock must be " + ROWS_A_BLOCK + ", was " + geometry.rowsABlock());
        }
        this.geometry = geometry;
    }

    @Override
    public void accumulate(TernaryMatrix weights, AccessInput input, ColumnCounts counts) {
        AccessKernel.requireFit(weights, input, counts);
        boolean signed = input.hasNegative();
        int most = signed ? weights.mostNonZeroInSixteenRows() : weights.mostOfOneSignInSixteenRows();
        if (most > geometry.largestCount()) {
            clipped(weights, input, counts);
        } else if (signed) {
            signed(weights, input, counts);
        } else {
            unsigned(weights, input, counts);
        }
    }

    private static void unsigned(TernaryMatrix weights, AccessInput input, ColumnCounts counts) {
        long[] plus = weights.plus();
        long[] minus = weights.minus();
        long[] driven = input.plusWords();
        int words = driven.length;
        int at = 0;
        for (int column = 0; column < weights.columns(); column++) {
            int n = 0;
            int k = 0;
            for (int word = 0; word < words; word++, at++) {
                n += Long.bitCount(plus[at] & driven[word]);
                k += Long.bitCount(minus[at] & driven[word]);
            }
            counts.add(column, n, k);
        }
    }

    private static void signed(TernaryMatrix weights, AccessInput input, ColumnCounts counts) {
        long[] plus = weights.plus();
        long[] minus = weights.minus();
        long[] up = input.plusWords();
        long[] down = input.minusWords();
        int words = up.length;
        int at = 0;
        for (int column = 0; column < weights.columns(); column++) {
            int n = 0;
            int k = 0;
            for (int word = 0; word < words; word++, at++) {
                n += Long.bitCount(Products.positive(plus[at], minus[at], up[word], down[word]));
                k += Long.bitCount(Products.negative(plus[at], minus[at], up[word], down[word]));
            }
            counts.add(column, n, k);
        }
    }

    private void clipped(TernaryMatrix weights, AccessInput input, ColumnCounts counts) {
        long[] plus = weights.plus();
        long[] minus = weights.minus();
        long[] up = input.plusWords();
        long[] down = input.minusWords();
        int words = up.length;
        long limit = LANES * geometry.largestCount();
        long headroom = LANES * (0x7fff - geometry.largestCount());
        int at = 0;
        for (int column = 0; column < weights.columns(); column++) {
            int n = 0;
            int k = 0;
            for (int word = 0; word < words; word++, at++) {
                n += clippedSum(Products.positive(plus[at], minus[at], up[word], down[word]), limit, headroom);
                k += clippedSum(Products.negative(plus[at], minus[at], up[word], down[word]), limit, headroom);
            }
            counts.add(column, n, k);
        }
    }

    private static int clippedSum(long products, long limit, long headroom) {
        long lanes = laneCounts(products);
        // Bit 15 of a lane is set exactly when its count is above the limit.
        long above = ((lanes + headroom) >>> 15) & LANES;
        long mask = above * 0xffff;
        long clipped = (lanes & ~mask) | (limit & mask);
        return (int) ((clipped * LANES) >>> 48);
    }

    /** The number of bits set in each 16-bit lane, 0 to 16. */
    static long laneCounts(long bits) {
        long pairs = bits - ((bits >>> 1) & 0x5555_5555_5555_5555L);
        long nibbles = (pairs & 0x3333_3333_3333_3333L) + ((pairs >>> 2) & 0x3333_3333_3333_3333L);
        long bytes = (nibbles + (nibbles >>> 4)) & 0x0f0f_0f0f_0f0f_0f0fL;
        return (bytes + (bytes >>> 8)) & 0x001f_001f_001f_001fL;
    }
}
