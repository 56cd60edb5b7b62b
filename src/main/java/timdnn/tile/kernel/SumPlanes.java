package timdnn.tile.kernel;

import java.util.Arrays;
import timdnn.tile.BatchSums;
import timdnn.tile.InputBatch;

/**
 * Sums of one group of positions as bit planes while a kernel adds to them: {@code [2 · column + side][bit][word]}, side 0 for
 * Σ n and 1 for Σ k, sixteen bits, the words of an {@link InputBatch}'s group. A buffer of a kernel's.
 */
public final class SumPlanes {
    /** Planes of a sum. */
    public static final int BITS = 16;
    /** The largest sum that {@link #add} may meet. */
    public static final int MOST = (1 << (BITS - 1)) - 1;

    private static final long[] MASKS = {
        0x5555_5555_5555_5555L, 0x3333_3333_3333_3333L, 0x0f0f_0f0f_0f0f_0f0fL, 0x00ff_00ff_00ff_00ffL
    };

    private final int columns;
    private final int words;
    private final long[] planes;

    /**
     * Sums of zero.
     *
     * @param columns number of columns
     * @param words words of a plane
     */
    public SumPlanes(int columns, int words) {
        this.columns = columns;
        this.words = words;
        this.planes = new long[columns * 2 * BITS * words];
    }

    /** {@return the words themselves} */
    public long[] planes() {
        return planes;
    }

    /** Sets every sum to zero. */
    public void clear() {
        Arrays.fill(planes, 0);
    }

    /**
     * Adds the sums to those of a batch.
     *
     * @param sums where to add
     * @param first the group's first position
     */
    public void add(BatchSums sums, int first) {
        int end = Math.min(sums.positions(), first + words * Long.SIZE);
        for (int column = 0; column < columns; column++) {
            add(2 * column, sums.positive(), column * sums.positions() + first, end - first);
            add(2 * column + 1, sums.negative(), column * sums.positions() + first, end - first);
        }
    }

    private void add(int side, int[] into, int at, int count) {
        int from = side * BITS * words;
        turn(planes, from, words);
        int lanes = 4 * words;
        for (int position = 0; position < count; position++) {
            int lane = position % lanes;
            long word = planes[from + position / lanes * words + (lane >>> 2)];
            into[at + position] += (int) (word >>> (16 * (lane & 3))) & 0xffff;
        }
    }

    /** Turns sixteen planes by ninety degrees within lanes of sixteen bits: plane i then has bits 0 to 15 of the lanes' bit i. */
    private static void turn(long[] planes, int from, int words) {
        for (int stage = 3; stage >= 0; stage--) {
            int distance = 1 << stage;
            long mask = MASKS[stage];
            for (int plane = 0; plane < BITS; plane++) {
                if ((plane & distance) == 0) {
                    for (int word = 0; word < words; word++) {
                        int a = from + plane * words + word;
                        int b = a + distance * words;
                        long change = ((planes[a] >>> distance) ^ planes[b]) & mask;
                        planes[b] ^= change;
                        planes[a] ^= change << distance;
                    }
                }
            }
        }
    }
}
