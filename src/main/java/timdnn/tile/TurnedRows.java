package timdnn.tile;

import java.util.Arrays;

/**
 * Rows of an {@link InputBatch} turned: for a position, the bits of sixteen consecutive rows side by side, as errors of single conversions
 * need them. Sixteen rows of a group are turned at once when they are first asked for: sixteen planes become, lane by lane of sixteen
 * bits, their transpose, which the order of positions in a group makes numbers in the order of their positions.
 *
 * <p>Not safe to share between threads.
 */
final class TurnedRows {
    /** Rows that are turned together. */
    static final int ROWS = 16;

    private static final long[] MASKS = {
        0x5555_5555_5555_5555L, 0x3333_3333_3333_3333L, 0x0f0f_0f0f_0f0f_0f0fL, 0x00ff_00ff_00ff_00ffL
    };

    private final long[] planes;
    private final int rows;
    private final int sixteens;
    /** Words that sixteen rows take at most. */
    private final int most;
    /** {@code [group][sixteen rows][row][plane][word]}. */
    private final long[] turned;
    /** By group and sixteen rows: the version that is held. */
    private final int[] version;

    /**
     * Nothing turned yet.
     *
     * @param planes the batch's words
     * @param rows its rows
     * @param groups its groups
     * @param words words a plane has at most
     */
    TurnedRows(long[] planes, int rows, int groups, int words) {
        this.planes = planes;
        this.rows = rows;
        this.sixteens = (rows + ROWS - 1) / ROWS;
        this.most = ROWS * 2 * words;
        this.turned = new long[groups * sixteens * most];
        this.version = new int[groups * sixteens];
    }

    /**
     * Where sixteen rows of a group start, which are turned now unless they are already.
     *
     * @param group the group
     * @param sixteen the first of the rows, divided by sixteen
     * @param from where the group's planes start
     * @param words words of its planes
     * @param current version of the planes, from 1 on
     * @return index into {@link #words}
     */
    int start(int group, int sixteen, int from, int words, int current) {
        int held = group * sixteens + sixteen;
        int start = held * most;
        if (version[held] != current) {
            turn(sixteen * ROWS, from, words, start);
            version[held] = current;
        }
        return start;
    }

    long[] words() {
        return turned;
    }

    private void turn(int first, int from, int words, int start) {
        int row = 2 * words;
        // Behind the last row the batch holds one row of zeros, but not sixteen.
        int some = Math.min(ROWS, rows - first);
        System.arraycopy(planes, from + first * row, turned, start, some * row);
        if (some < ROWS) {
            Arrays.fill(turned, start + some * row, start + ROWS * row, 0);
        }
        exchange(turned, start, row);
    }

    /** Turns sixteen rows in place, {@code row} words each; twice is as before. */
    static void exchange(long[] words, int start, int row) {
        for (int stage = 3; stage >= 0; stage--) {
            int distance = 1 << stage;
            for (int at = 0; at < ROWS; at += 2 * distance) {
                exchange(words, start + at * row, distance * row, distance, MASKS[stage]);
            }
        }
    }

    private static void exchange(long[] words, int from, int length, int distance, long mask) {
        for (int a = from; a < from + length; a++) {
            long one = words[a];
            long other = words[a + length];
            long change = ((one >>> distance) ^ other) & mask;
            words[a + length] = other ^ change;
            words[a] = one ^ (change << distance);
        }
    }
}
