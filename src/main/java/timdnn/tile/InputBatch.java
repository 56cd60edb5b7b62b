package timdnn.tile;

import java.util.Arrays;

/**
 * Inputs of many positions at once, as two bit planes a row: bit p of a plane belongs to position p. What the planes mean is
 * the {@link Drive}'s affair: +1 and -1, or bit 0 and bit 1 of an unsigned level.
 *
 * <p>Layout, for kernels: positions come in groups of {@link #GROUP}; a group has {@code words(g)} words a plane, eight, or one
 * if it has few positions. Word {@code (row · 2 + plane) · words(g)} of a group is the first of a plane of a row; one row of zeros
 * follows the last. Within a group of w words position r has bit {@code 16 · (r mod 4w) + r div 4w}, so that sixteen planes of
 * a sum turned by ninety degrees within lanes of sixteen bits are numbers in the order of their positions.
 *
 * <p>A buffer to be filled again and again; not safe to share between threads while it is filled.
 */
public final class InputBatch {
    /** Positions of a group. */
    public static final int GROUP = 512;
    /** Words of a plane in a whole group. */
    public static final int WORDS = GROUP / Long.SIZE;

    private static final int LANE = 16;
    /** As many positions as are better off with one word each for itself. */
    private static final int FEW = 32;

    private final int rows;
    private final int positions;
    private final long[] planes;
    /** Counts changes of the planes, from 1 on. */
    private int version = 1;

    /** Made when single positions are first asked for. */
    private TurnedRows turned;

    /**
     * Inputs of zeros.
     *
     * @param rows rows of the matrix that they drive, positive
     * @param positions how many inputs, positive
     */
    public InputBatch(int rows, int positions) {
        if (rows < 1 || positions < 1) {
            throw new IllegalArgumentException(
                    "rows and positions must be positive, were " + rows + " and " + positions);
        }
        this.rows = rows;
        this.positions = positions;
        int last = groups() - 1;
        this.planes = new long[start(last) + (rows + 1) * 2 * words(last)];
    }

    /** {@return rows of the matrix} */
    public int rows() {
        return rows;
    }

    /** {@return the number of inputs} */
    public int positions() {
        return positions;
    }

    /** {@return the number of groups} */
    public int groups() {
        return (positions + GROUP - 1) / GROUP;
    }

    /**
     * Words a plane of a group has.
     *
     * @param group the group
     * @return 8, or 1 if it has at most 32 positions
     */
    public int words(int group) {
        return positions - group * GROUP <= FEW ? 1 : WORDS;
    }

    /**
     * Where a group starts.
     *
     * @param group the group
     * @return index of its first word
     */
    public int start(int group) {
        return group * (rows + 1) * 2 * WORDS;
    }

    /** {@return the words themselves; who changes them calls {@link #changed}} */
    public long[] planes() {
        return planes;
    }

    /** Says that words of {@link #planes} have changed. */
    public void changed() {
        version++;
    }

    /** Drives no row anywhere. */
    public void clear() {
        Arrays.fill(planes, 0);
        changed();
    }

    /**
     * One input of one position.
     *
     * @param row the row
     * @param position the position
     * @param level bit 0 is the low plane's, bit 1 the high one's
     */
    public void set(int row, int position, int level) {
        if (row < 0 || row >= rows || position < 0 || position >= positions) {
            throw new IndexOutOfBoundsException("no input at row " + row + ", position " + position);
        }
        int word = word(position);
        int group = position / GROUP;
        long bit = 1L << bit(position);
        int low = start(group) + row * 2 * words(group) + word;
        int high = low + words(group);
        planes[low] = (level & 1) != 0 ? planes[low] | bit : planes[low] & ~bit;
        planes[high] = (level & 2) != 0 ? planes[high] | bit : planes[high] & ~bit;
        changed();
    }

    /**
     * The input of one position as it would be for a single access.
     *
     * @param position the position
     * @param input its rows driven with +1 become the low plane, those with -1 the high one
     */
    public void set(int position, AccessInput input) {
        for (int row = 0; row < rows; row++) {
            int value = input.value(row);
            set(row, position, value < 0 ? 2 : value);
        }
    }

    /**
     * What one access drives at a position.
     *
     * @param position the position
     * @param drive the access
     * @param into an input of as many rows
     */
    public void read(int position, Drive drive, AccessInput into) {
        for (int first = 0, word = 0; first < rows; first += Long.SIZE, word++) {
            long low = column(0, first, Long.SIZE, position);
            long high = drive == Drive.LOW ? 0 : column(1, first, Long.SIZE, position);
            into.plusWords()[word] = drive.up(low, high);
            into.minusWords()[word] = drive.down(high);
        }
    }

    /**
     * One row of one group.
     *
     * @param row the row
     * @param group the group
     * @param levels a level a position, in order, 0 to 3; {@code 64 · words(group)} of them are read
     */
    public void fill(int row, int group, byte[] levels) {
        int words = words(group);
        int lanes = words * (Long.SIZE / LANE);
        int low = start(group) + row * 2 * words;
        for (int word = 0; word < words; word++) {
            long bits0 = 0;
            long bits1 = 0;
            for (int lane = 0; lane < Long.SIZE / LANE; lane++) {
                int from = word * (Long.SIZE / LANE) + lane;
                int ones = 0;
                int twos = 0;
                for (int i = 0; i < LANE; i++) {
                    int level = levels[i * lanes + from];
                    ones |= (level & 1) << i;
                    twos |= (level >>> 1) << i;
                }
                bits0 |= (long) ones << (lane * LANE);
                bits1 |= (long) twos << (lane * LANE);
            }
            planes[low + word] = bits0;
            planes[low + words + word] = bits1;
        }
        changed();
    }

    /**
     * Consecutive rows of one position as bits, row {@code first} in the lowest.
     *
     * @param plane 0 for the low plane, 1 for the high one
     * @param first the first row
     * @param length how many rows, at most 64; those beyond the last are 0
     * @param position the position
     * @return the bits
     */
    public long column(int plane, int first, int length, int position) {
        int group = position / GROUP;
        int words = words(group);
        int at = start(group) + (first * 2 + plane) * words + word(position);
        int shift = bit(position);
        int end = Math.min(length, rows - first);
        long bits = 0;
        for (int row = 0; row < end; row++, at += 2 * words) {
            bits |= ((planes[at] >>> shift) & 1) << row;
        }
        return bits;
    }

    /**
     * The same as {@link #column} of at most 48 rows, faster from the second time on: rows are turned sixteen at once and kept until an
     * input changes.
     *
     * @param plane 0 for the low plane, 1 for the high one
     * @param first the first row
     * @param length how many rows, at most 48; those beyond the last are 0
     * @param position the position
     * @return the bits
     */
    public long turnedColumn(int plane, int first, int length, int position) {
        int group = position / GROUP;
        int words = words(group);
        int at = plane * words + turnedWord(position, words);
        int shift = turnedShift(position);
        int skip = first % TurnedRows.ROWS;
        long bits = 0;
        for (int row = first - skip; row < Math.min(rows, first + length); row += TurnedRows.ROWS) {
            int start = turnedStart(group, row / TurnedRows.ROWS);
            long sixteen = (turnedWords()[start + at] >>> shift) & 0xffff;
            bits |= row < first ? sixteen >>> skip : sixteen << (row - first);
        }
        return bits & ((1L << length) - 1);
    }

    private TurnedRows turned() {
        if (turned == null) {
            turned = new TurnedRows(planes, rows, groups(), WORDS);
        }
        return turned;
    }

    /**
     * Where sixteen turned rows of a group start in {@link #turnedWords}; they are turned now unless they are already. The low plane's
     * bits of a position are the sixteen from {@link #turnedShift} on of the word at the start plus {@link #turnedWord}, the high
     * plane's those of the word {@code words(group)} further on.
     *
     * @param group the group
     * @param sixteen the first of the rows, divided by sixteen
     * @return index of the first word
     */
    public int turnedStart(int group, int sixteen) {
        return turned().start(group, sixteen, start(group), words(group), version);
    }

    /** {@return the words of turned rows themselves} */
    public long[] turnedWords() {
        return turned().words();
    }

    /**
     * Where a position is among the words of sixteen turned rows.
     *
     * @param position the position
     * @param words words a plane of its group has
     * @return 0 to {@code 32 · words - 1}
     */
    public static int turnedWord(int position, int words) {
        int within = position & (GROUP - 1);
        return words == 1 ? within >>> 2 << 1 : (within >>> 5) * 2 * WORDS + ((within >>> 2) & (WORDS - 1));
    }

    /**
     * Where a position is in such a word.
     *
     * @param position the position
     * @return 0, 16, 32 or 48
     */
    public static int turnedShift(int position) {
        return LANE * (position & 3);
    }

    /**
     * The word of a plane of a whole group that holds a position.
     *
     * @param within the position in its group
     * @return 0 to 7
     */
    public static int wordOfWhole(int within) {
        return (within & (WORDS * (Long.SIZE / LANE) - 1)) >>> 2;
    }

    /**
     * The bit of that word.
     *
     * @param within the position in its group
     * @return 0 to 63
     */
    public static int bitOfWhole(int within) {
        return LANE * (within & 3) + within / (WORDS * (Long.SIZE / LANE));
    }

    /**
     * The word of a plane that holds a position.
     *
     * @param position the position
     * @return 0 to {@code words(group) - 1}
     */
    public int word(int position) {
        // Lanes are powers of two: no division, since errors ask for single positions.
        int lanes = words(position / GROUP) * (Long.SIZE / LANE);
        return (position & (lanes - 1)) >>> 2;
    }

    /**
     * The bit of that word.
     *
     * @param position the position
     * @return 0 to 63
     */
    public int bit(int position) {
        int lanes = words(position / GROUP) * (Long.SIZE / LANE);
        int within = position & (GROUP - 1);
        return LANE * (within & 3) + (within >>> Integer.numberOfTrailingZeros(lanes));
    }

    /**
     * The position that a bit belongs to.
     *
     * @param group the group
     * @param word a word of a plane
     * @param bit a bit of that word
     * @return the position, which may be beyond the last
     */
    public int position(int group, int word, int bit) {
        int lanes = words(group) * (Long.SIZE / LANE);
        return group * GROUP + (bit % LANE) * lanes + word * (Long.SIZE / LANE) + bit / LANE;
    }
}
