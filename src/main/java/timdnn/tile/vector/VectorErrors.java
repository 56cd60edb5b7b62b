package timdnn.tile.vector;

import java.util.Arrays;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import timdnn.tile.AddressedWords;
import timdnn.tile.BatchSums;
import timdnn.tile.InputBatch;
import timdnn.tile.NeighbourErrors;
import timdnn.tile.kernel.PlaneProgram;
import timdnn.tile.kernel.SumPlanes;

/**
 * {@link NeighbourErrors} of 512 positions an operation. Blocks of a bitline are taken {@value #AT_ONCE} at once: their counts, their draws
 * and comparisons, then the sums of those read one lower and of those read one higher. What one loop leaves for the next lies in arrays
 * in the first cache.
 */
final class VectorErrors {
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_512;
    private static final int WORDS = InputBatch.WORDS;
    private static final int AT_ONCE = 120;
    private static final int COUNT_PLANES = 4;
    private static final int STATES = NeighbourErrors.MOST + 1;
    /** What the eight words of a digit have added to their state. */
    private static final long[] LANES = new long[WORDS];
    /** Planes one after the other, as {@link VectorAdders#addUp} reads them. */
    private static final int[] IN_ORDER = new int[AT_ONCE];

    static {
        for (int word = 0; word < WORDS; word++) {
            LANES[word] = AddressedWords.GAMMA * (word + 1);
        }
        for (int plane = 0; plane < AT_ONCE; plane++) {
            IN_ORDER[plane] = plane;
        }
    }

    private final int[] code;
    private final int blocks;
    private final long[] counts = new long[AT_ONCE * COUNT_PLANES * WORDS];
    private final long[] is = new long[STATES * WORDS];
    private final long[] patterns = new long[2 * NeighbourErrors.DIGITS * WORDS];
    private final long[] lower = new long[AT_ONCE * WORDS];
    private final long[] higher = new long[AT_ONCE * WORDS];
    private final long[] chunk = new long[PlaneProgram.SUM_BITS * WORDS];
    private final long[] eights = new long[(1 << PlaneProgram.SUM_BITS) / 8 * WORDS];
    private final long[] sumLower = new long[SumPlanes.BITS * WORDS];
    private final long[] sumHigher = new long[SumPlanes.BITS * WORDS];

    /**
     * Buffers for a matrix.
     *
     * @param code planes of each block, {@link PlaneProgram#everyBlock}
     * @param blocks blocks of a column
     */
    VectorErrors(int[] code, int blocks) {
        this.code = code;
        this.blocks = blocks;
    }

    /** Adds what errors change to the sums of {@code count} positions from {@code first} on; {@code from} is where their planes start. */
    void add(
            long[] inputs,
            int from,
            NeighbourErrors errors,
            long address,
            int shift,
            BatchSums sums,
            int first,
            int count) {
        int at = 0;
        int columns = sums.columns();
        for (int bitline = 0; bitline < 2 * columns; bitline++) {
            Arrays.fill(sumLower, 0);
            Arrays.fill(sumHigher, 0);
            for (int block = 0; block < blocks; block += AT_ONCE) {
                int some = Math.min(AT_ONCE, blocks - block);
                at = VectorAdders.count(inputs, from, code, at, some, counts);
                long converter = (long) bitline * blocks + block;
                draw(errors, some, address + AddressedWords.GAMMA * converter * NeighbourErrors.WORDS_A_CONVERTER);
                int steps = (some + 7) / 8;
                addUp(lower, some, steps, sumLower);
                addUp(higher, some, steps, sumHigher);
            }
            VectorAdders.turn(sumLower, 0);
            VectorAdders.turn(sumHigher, 0);
            int[] into = (bitline & 1) != 0 ? sums.negative() : sums.positive();
            VectorAdders.add(sumLower, sumHigher, into, (bitline >>> 1) * sums.positions() + first, count, shift);
        }
    }

    private void addUp(long[] planes, int some, int steps, long[] sum) {
        Arrays.fill(planes, some * WORDS, 8 * steps * WORDS, 0);
        VectorAdders.addUp(planes, 0, IN_ORDER, 0, steps, chunk, eights);
        VectorAdders.addUpEights(eights, steps, chunk);
        VectorAdders.store(chunk, sum, 0, SumPlanes.BITS);
    }

    private static LongVector shifted(LongVector word, int by) {
        return word.lanewise(VectorOperators.XOR, word.lanewise(VectorOperators.LSHR, by));
    }

    /** Which positions of each block are read one lower, and which one higher. */
    private void draw(NeighbourErrors errors, int some, long address) {
        for (int block = 0; block < some; block++) {
            states(counts, block * COUNT_PLANES * WORDS, is);
            patterns(is, errors.patterns(), patterns);
            long add = address + AddressedWords.GAMMA * block * NeighbourErrors.WORDS_A_CONVERTER;
            compare(add, patterns, errors.order(), lower, higher, block * WORDS);
        }
    }

    /** Planes of the law's patterns. */
    private static void patterns(long[] is, int[] listed, long[] patterns) {
        int to = 0;
        int at = 0;
        while (at < listed.length) {
            LongVector ones = LongVector.broadcast(LONGS, listed[at + 1]);
            int end = at + 2 + listed[at];
            for (at += 2; at < end; at++) {
                ones = ones.lanewise(VectorOperators.XOR, LongVector.fromArray(LONGS, is, listed[at] * WORDS));
            }
            ones.intoArray(patterns, to);
            to += WORDS;
        }
    }

    /** Compares what is drawn with both thresholds, from the lowest digit on. */
    private static void compare(long address, long[] patterns, int[] order, long[] lower, long[] higher, int to) {
        LongVector state = LongVector.fromArray(LONGS, LANES, 0).add(address);
        LongVector less = LongVector.zero(LONGS);
        LongVector either = less;
        for (int digit = 0; digit < 2 * NeighbourErrors.DIGITS; digit += 2) {
            LongVector z = shifted(state, 30).mul(AddressedWords.FIRST);
            LongVector drawn = shifted(shifted(z, 27).mul(AddressedWords.SECOND), 31);
            state = state.add(WORDS * AddressedWords.GAMMA);
            LongVector ones = LongVector.fromArray(LONGS, patterns, order[digit] * WORDS);
            less = drawn.and(ones).or(less.and(drawn.or(ones)));
            ones = LongVector.fromArray(LONGS, patterns, order[digit + 1] * WORDS);
            either = drawn.and(ones).or(either.and(drawn.or(ones)));
        }
        less.intoArray(lower, to);
        either.and(less.not()).intoArray(higher, to);
    }

    /** Planes of n = 0 to 8 from those of a clipped count. */
    private static void states(long[] counts, int from, long[] is) {
        LongVector c0 = LongVector.fromArray(LONGS, counts, from);
        LongVector c1 = LongVector.fromArray(LONGS, counts, from + WORDS);
        LongVector c2 = LongVector.fromArray(LONGS, counts, from + 2 * WORDS);
        LongVector c3 = LongVector.fromArray(LONGS, counts, from + 3 * WORDS);
        c3.intoArray(is, 8 * WORDS);
        LongVector low = c2.or(c3).not();
        LongVector none = c1.not().and(low);
        LongVector some = c1.and(low);
        LongVector even = c0.not();
        none.and(even).intoArray(is, 0);
        none.and(c0).intoArray(is, WORDS);
        some.and(even).intoArray(is, 2 * WORDS);
        some.and(c0).intoArray(is, 3 * WORDS);
        none = c1.not().and(c2);
        some = c1.and(c2);
        none.and(even).intoArray(is, 4 * WORDS);
        none.and(c0).intoArray(is, 5 * WORDS);
        some.and(even).intoArray(is, 6 * WORDS);
        some.and(c0).intoArray(is, 7 * WORDS);
    }
}
