package timdnn.tile.vector;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import timdnn.tile.InputBatch;
import timdnn.tile.kernel.PlaneProgram;
import timdnn.tile.kernel.SumPlanes;

/**
 * Adders of bit planes of 512 positions, and what turns their sums into numbers.
 *
 * <p>Each full adder is written as two functions of its three inputs alone, which the compiler makes two instructions of.
 */
final class VectorAdders {
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_512;
    private static final int WORDS = InputBatch.WORDS;

    private VectorAdders() {}

    private static LongVector sum(LongVector a, LongVector b, LongVector c) {
        return xor(xor(a, b), c);
    }

    private static LongVector carry(LongVector a, LongVector b, LongVector c) {
        return a.and(b).or(c.and(a.or(b)));
    }

    private static LongVector load(long[] inputs, int from, int plane) {
        return LongVector.fromArray(LONGS, inputs, from + plane * WORDS);
    }

    static LongVector xor(LongVector a, LongVector b) {
        return a.lanewise(VectorOperators.XOR, b);
    }

    /** The planes of a side: bits 0 to 2 of their number, and what each eight of them carries. */
    static void addUp(long[] inputs, int from, int[] code, int start, int steps, long[] chunk, long[] eights) {
        LongVector a0 = LongVector.zero(LONGS);
        LongVector a1 = a0;
        LongVector a2 = a0;
        int end = start + 8 * steps;
        int to = 0;
        for (int at = start; at < end; at += 8) {
            LongVector p = load(inputs, from, code[at]);
            LongVector q = load(inputs, from, code[at + 1]);
            LongVector d = xor(a0, p);
            LongVector x = a0.and(p).or(d.and(q));
            a0 = xor(d, q);
            p = load(inputs, from, code[at + 2]);
            q = load(inputs, from, code[at + 3]);
            d = xor(a0, p);
            LongVector y = a0.and(p).or(d.and(q));
            a0 = xor(d, q);
            d = xor(a1, x);
            LongVector four = a1.and(x).or(d.and(y));
            a1 = xor(d, y);
            p = load(inputs, from, code[at + 4]);
            q = load(inputs, from, code[at + 5]);
            d = xor(a0, p);
            x = a0.and(p).or(d.and(q));
            a0 = xor(d, q);
            p = load(inputs, from, code[at + 6]);
            q = load(inputs, from, code[at + 7]);
            d = xor(a0, p);
            y = a0.and(p).or(d.and(q));
            a0 = xor(d, q);
            d = xor(a1, x);
            LongVector fourToo = a1.and(x).or(d.and(y));
            a1 = xor(d, y);
            d = xor(a2, four);
            a2.and(four).or(d.and(fourToo)).intoArray(eights, to);
            a2 = xor(d, fourToo);
            to += WORDS;
        }
        a0.intoArray(chunk, 0);
        a1.intoArray(chunk, WORDS);
        a2.intoArray(chunk, 2 * WORDS);
    }

    /** Bits 3 to 6 of the number of planes. */
    static void addUpEights(long[] eights, int steps, long[] chunk) {
        LongVector a3 = LongVector.zero(LONGS);
        LongVector a4 = a3;
        LongVector a5 = a3;
        LongVector a6 = a3;
        for (int at = 0; at < steps * WORDS; at += WORDS) {
            LongVector x = LongVector.fromArray(LONGS, eights, at);
            LongVector y = a3.and(x);
            a3 = xor(a3, x);
            x = a4.and(y);
            a4 = xor(a4, y);
            y = a5.and(x);
            a5 = xor(a5, x);
            a6 = xor(a6, y);
        }
        a3.intoArray(chunk, 3 * WORDS);
        a4.intoArray(chunk, 4 * WORDS);
        a5.intoArray(chunk, 5 * WORDS);
        a6.intoArray(chunk, 6 * WORDS);
    }

    /** Adds the sum of a chunk to those of a side, which then have {@code bits} bits. */
    static void store(long[] chunk, long[] sums, int to, int bits) {
        LongVector carried = LongVector.zero(LONGS);
        int own = Math.min(bits, PlaneProgram.SUM_BITS) * WORDS;
        for (int at = 0; at < own; at += WORDS) {
            LongVector s = LongVector.fromArray(LONGS, sums, to + at);
            LongVector c = LongVector.fromArray(LONGS, chunk, at);
            sum(s, c, carried).intoArray(sums, to + at);
            carried = carry(s, c, carried);
        }
        for (int at = own; at < bits * WORDS; at += WORDS) {
            LongVector s = LongVector.fromArray(LONGS, sums, to + at);
            xor(s, carried).intoArray(sums, to + at);
            carried = s.and(carried);
        }
    }

    /** The counts of a side's blocks, each clipped at 8, four planes a block; returns where their code ends. */
    static int count(long[] inputs, int from, int[] code, int start, int blocks, long[] counts) {
        LongVector zero = LongVector.zero(LONGS);
        int at = start;
        int to = 0;
        for (int block = 0; block < blocks; block++) {
            LongVector c0 = zero;
            LongVector c1 = zero;
            LongVector c2 = zero;
            LongVector c3 = zero;
            int end = at + 1 + 4 * code[at];
            for (at++; at < end; at += 4) {
                LongVector p = load(inputs, from, code[at]);
                LongVector q = load(inputs, from, code[at + 1]);
                LongVector d = xor(c0, p);
                LongVector x = c0.and(p).or(d.and(q));
                c0 = xor(d, q);
                p = load(inputs, from, code[at + 2]);
                q = load(inputs, from, code[at + 3]);
                d = xor(c0, p);
                LongVector y = c0.and(p).or(d.and(q));
                c0 = xor(d, q);
                d = xor(c1, x);
                LongVector z = c1.and(x).or(d.and(y));
                c1 = xor(d, y);
                // Once at least 8, a count stays so: what bit 2 carries out is kept, never added.
                c3 = c3.or(c2.and(z));
                c2 = xor(c2, z);
            }
            LongVector below = c3.not();
            c0.and(below).intoArray(counts, to);
            c1.and(below).intoArray(counts, to + WORDS);
            c2.and(below).intoArray(counts, to + 2 * WORDS);
            c3.intoArray(counts, to + 3 * WORDS);
            to += 4 * WORDS;
        }
        return at;
    }

    /** Adds up counts of four planes. */
    static void addUpCounts(long[] counts, int blocks, long[] chunk) {
        LongVector a0 = LongVector.zero(LONGS);
        LongVector a1 = a0;
        LongVector a2 = a0;
        LongVector a3 = a0;
        LongVector a4 = a0;
        LongVector a5 = a0;
        LongVector a6 = a0;
        for (int at = 0; at < blocks * 4 * WORDS; at += 4 * WORDS) {
            LongVector c = LongVector.fromArray(LONGS, counts, at);
            LongVector x = a0.and(c);
            a0 = xor(a0, c);
            c = LongVector.fromArray(LONGS, counts, at + WORDS);
            LongVector d = xor(a1, c);
            LongVector y = a1.and(c).or(d.and(x));
            a1 = xor(d, x);
            c = LongVector.fromArray(LONGS, counts, at + 2 * WORDS);
            d = xor(a2, c);
            x = a2.and(c).or(d.and(y));
            a2 = xor(d, y);
            c = LongVector.fromArray(LONGS, counts, at + 3 * WORDS);
            d = xor(a3, c);
            y = a3.and(c).or(d.and(x));
            a3 = xor(d, x);
            x = a4.and(y);
            a4 = xor(a4, y);
            y = a5.and(x);
            a5 = xor(a5, x);
            a6 = xor(a6, y);
        }
        a0.intoArray(chunk, 0);
        a1.intoArray(chunk, WORDS);
        a2.intoArray(chunk, 2 * WORDS);
        a3.intoArray(chunk, 3 * WORDS);
        a4.intoArray(chunk, 4 * WORDS);
        a5.intoArray(chunk, 5 * WORDS);
        a6.intoArray(chunk, 6 * WORDS);
    }

    static void turn(long[] planes, int from) {
        for (int stage = 3; stage >= 0; stage--) {
            int distance = 1 << stage;
            long mask = stage == 3
                    ? 0x00ff_00ff_00ff_00ffL
                    : stage == 2
                            ? 0x0f0f_0f0f_0f0f_0f0fL
                            : stage == 1 ? 0x3333_3333_3333_3333L : 0x5555_5555_5555_5555L;
            for (int plane = 0; plane < SumPlanes.BITS; plane++) {
                if ((plane & distance) == 0) {
                    int a = from + plane * WORDS;
                    int b = a + distance * WORDS;
                    LongVector one = LongVector.fromArray(LONGS, planes, a);
                    LongVector other = LongVector.fromArray(LONGS, planes, b);
                    LongVector change = one.lanewise(VectorOperators.LSHR, distance)
                            .lanewise(VectorOperators.XOR, other)
                            .and(mask);
                    other.lanewise(VectorOperators.XOR, change).intoArray(planes, b);
                    one.lanewise(VectorOperators.XOR, change.lanewise(VectorOperators.LSHL, distance))
                            .intoArray(planes, a);
                }
            }
        }
    }

    static void add(long[] planes, int from, int[] into, int at, int count) {
        int position = 0;
        for (; position + 32 <= count; position += 32) {
            ShortVector values = LongVector.fromArray(LONGS, planes, from + position / 32 * WORDS)
                    .reinterpretAsShorts();
            IntVector low = (IntVector) values.convertShape(VectorOperators.S2I, IntVector.SPECIES_512, 0);
            IntVector high = (IntVector) values.convertShape(VectorOperators.S2I, IntVector.SPECIES_512, 1);
            low.add(IntVector.fromArray(IntVector.SPECIES_512, into, at + position))
                    .intoArray(into, at + position);
            high.add(IntVector.fromArray(IntVector.SPECIES_512, into, at + position + 16))
                    .intoArray(into, at + position + 16);
        }
        for (; position < count; position++) {
            int lane = position % 32;
            long word = planes[from + position / 32 * WORDS + (lane >>> 2)];
            into[at + position] += (int) (word >>> (16 * (lane & 3))) & 0xffff;
        }
    }

    /** Adds the difference of two sums of sixteen planes, turned to numbers, with a weight of {@code 1 << shift}. */
    static void add(long[] less, long[] more, int[] into, int at, int count, int shift) {
        int position = 0;
        for (; position + 32 <= count; position += 32) {
            ShortVector values = LongVector.fromArray(LONGS, more, position / 32 * WORDS)
                    .reinterpretAsShorts()
                    .sub(LongVector.fromArray(LONGS, less, position / 32 * WORDS)
                            .reinterpretAsShorts());
            IntVector low = (IntVector) values.convertShape(VectorOperators.S2I, IntVector.SPECIES_512, 0);
            IntVector high = (IntVector) values.convertShape(VectorOperators.S2I, IntVector.SPECIES_512, 1);
            low.lanewise(VectorOperators.LSHL, shift)
                    .add(IntVector.fromArray(IntVector.SPECIES_512, into, at + position))
                    .intoArray(into, at + position);
            high.lanewise(VectorOperators.LSHL, shift)
                    .add(IntVector.fromArray(IntVector.SPECIES_512, into, at + position + 16))
                    .intoArray(into, at + position + 16);
        }
        for (; position < count; position++) {
            int lane = position % 32;
            int word = position / 32 * WORDS + (lane >>> 2);
            int bit = 16 * (lane & 3);
            into[at + position] += (short) (more[word] >>> bit) - (short) (less[word] >>> bit) << shift;
        }
    }
}
