package timdnn.tile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Frequent errors by one code, drawn for whole planes of positions: a conversion of count n reads n - 1 with probability
 * {@code lower[n]} / 2¹² and n + 1 with {@code upper[n]} / 2¹², n clipped at 8, independently of all others.
 *
 * <p>A conversion has a number u of {@value #DIGITS} binary digits; it reads one less if u is below lower[n], one more if lower[n] ≤ u &lt;
 * lower[n] + upper[n]. Digits of all positions of a chunk of 512 are eight words a digit, bit and word of a position as in a whole
 * group of an {@link InputBatch}, position 0 of the image first; the digit is the complement of the bit. They are words of {@link
 * AddressedWords} below (address, chunk), word {@code ((converter · 12 + digit) · 8 + word)} with the lowest digit first and converters
 * numbered bitline by bitline, {@code (2 · column + side) · blocks + block}. So a comparison is one logic function of three planes a
 * digit, and any one conversion can be drawn alone. Immutable.
 */
public final class NeighbourErrors {
    /** Binary digits of a probability. */
    public static final int DIGITS = 12;
    /** Where counts are clipped. */
    public static final int MOST = 8;
    /** Words of a converter for a chunk. */
    public static final int WORDS_A_CONVERTER = DIGITS * InputBatch.WORDS;

    private final int[] lower;
    private final int[] either;
    /** Which counts have a one in a digit of a threshold: how many counts follow, 0 or -1, these counts, or with -1 all others. */
    private final int[] patterns;
    /** {@code [2 · digit + threshold]}, the lowest digit first, {@code lower} before {@code lower + upper}: number of its pattern. */
    private final int[] order = new int[2 * DIGITS];

    /**
     * The law.
     *
     * @param lower {@code [n]}, n = 0 to 8: 2¹² P(n - 1 | n); lower[0] is 0
     * @param upper {@code [n]}: 2¹² P(n + 1 | n); upper[8] is 0
     * @throws IllegalArgumentException if a sum is not within 0 to 2¹² - 1 or a code would be outside of 0 to 8
     */
    public NeighbourErrors(int[] lower, int[] upper) {
        if (lower.length != MOST + 1 || upper.length != MOST + 1 || lower[0] != 0 || upper[MOST] != 0) {
            throw new IllegalArgumentException("lower and upper must have nine entries, lower[0] and upper[8] 0, were "
                    + Arrays.toString(lower) + " and " + Arrays.toString(upper));
        }
        this.lower = lower.clone();
        this.either = new int[MOST + 1];
        for (int n = 0; n <= MOST; n++) {
            either[n] = lower[n] + upper[n];
            if (lower[n] < 0 || upper[n] < 0 || either[n] >= 1 << DIGITS) {
                throw new IllegalArgumentException("lower[" + n + "] + upper[" + n + "] must be in 0 to 4095, were "
                        + lower[n] + " and " + upper[n]);
            }
        }
        List<Integer> known = new ArrayList<>();
        for (int at = 0; at < order.length; at++) {
            int ones = ones((at & 1) == 0 ? this.lower : either, at >>> 1);
            if (!known.contains(ones)) {
                known.add(ones);
            }
            order[at] = known.indexOf(ones);
        }
        this.patterns = known.stream().flatMapToInt(NeighbourErrors::pattern).toArray();
    }

    /** Bit n: the digit of threshold n. */
    private static int ones(int[] threshold, int digit) {
        int ones = 0;
        for (int n = 0; n < threshold.length; n++) {
            ones |= ((threshold[n] >>> digit) & 1) << n;
        }
        return ones;
    }

    private static IntStream pattern(int ones) {
        boolean others = 2 * Integer.bitCount(ones) > MOST + 1;
        int listed = others ? ~ones & ((1 << (MOST + 1)) - 1) : ones;
        return IntStream.concat(
                IntStream.of(Integer.bitCount(listed), others ? -1 : 0),
                IntStream.rangeClosed(0, MOST).filter(n -> (listed >>> n & 1) != 0));
    }

    /** {@return which counts have a one, pattern by pattern: how many counts follow, 0 or -1, these counts or with -1 all others; not to be changed} */
    public int[] patterns() {
        return patterns;
    }

    /** {@return number of the pattern by digit, the lowest first, and in it of lower[n] and then of lower[n] + upper[n]; not to be changed} */
    public int[] order() {
        return order;
    }

    /**
     * 2¹² P(n - 1 | n).
     *
     * @param n count, clipped at 8
     * @return 0 to 4095
     */
    public int lower(int n) {
        return lower[n];
    }

    /**
     * 2¹² P(n - 1 or n + 1 | n).
     *
     * @param n count, clipped at 8
     * @return 0 to 4095
     */
    public int either(int n) {
        return either[n];
    }

    /**
     * Address of a chunk's words.
     *
     * @param address address of the access
     * @param chunk position in the image / 512
     * @return the hash below which its words lie
     */
    public static long chunk(long address, int chunk) {
        return AddressedWords.below(address, chunk);
    }

    /**
     * What one conversion reads beside its count: the definition.
     *
     * @param address address of the access
     * @param converter number of the converter
     * @param position position in the image
     * @param n count, clipped at 8
     * @return -1, 0 or 1
     */
    public int change(long address, int converter, int position, int n) {
        long chunk = chunk(address, position / InputBatch.GROUP);
        int within = position % InputBatch.GROUP;
        int word = InputBatch.wordOfWhole(within);
        int bit = InputBatch.bitOfWhole(within);
        int u = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            long index = ((long) converter * DIGITS + digit) * InputBatch.WORDS + word;
            u |= (int) (~AddressedWords.word(chunk, index) >>> bit & 1) << digit;
        }
        return u < lower[n] ? -1 : u < either[n] ? 1 : 0;
    }
}
