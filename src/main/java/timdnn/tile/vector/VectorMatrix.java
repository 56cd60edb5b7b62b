package timdnn.tile.vector;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import timdnn.array.ArrayGeometry;
import timdnn.tile.BatchSums;
import timdnn.tile.Drive;
import timdnn.tile.InputBatch;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.TernaryMatrix;
import timdnn.tile.kernel.PlaneProgram;
import timdnn.tile.kernel.SlicedMatrix;
import timdnn.tile.kernel.SumPlanes;

/**
 * {@link SlicedMatrix} with 512 positions an operation for whole groups; what is left of a batch, and blocks that are clipped
 * elsewhere than at 8 of 16, are its. The seven planes of a chunk's sum, and those of a block, are local variables, so that
 * they stay in registers.
 *
 * <p>Each full adder is written as two functions of its three inputs alone, which the compiler makes two instructions of.
 */
final class VectorMatrix implements PreparedMatrix {
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_512;
    private static final int WORDS = InputBatch.WORDS;
    private static final int MOST_SHIFT_OF_BOTH = 6;

    private final SlicedMatrix sliced;
    private final ThreadLocal<SumPlanes> planes;

    VectorMatrix(TernaryMatrix weights, ArrayGeometry geometry) {
        this.sliced = new SlicedMatrix(weights, geometry);
        this.planes = ThreadLocal.withInitial(() -> new SumPlanes(weights.columns(), WORDS));
    }

    @Override
    public TernaryMatrix weights() {
        return sliced.weights();
    }

    @Override
    public ArrayGeometry geometry() {
        return sliced.geometry();
    }

    @Override
    public void accumulate(InputBatch inputs, Drive drive, int shift, BatchSums sums) {
        requireFit(inputs, shift, sums);
        boolean atEight = geometry().largestCount() == 8 && geometry().rowsABlock() == 16;
        for (int group = 0; group < inputs.groups(); group++) {
            if (atEight && inputs.words(group) == WORDS) {
                whole(inputs, group, drive, shift, false, sums);
            } else {
                sliced.accumulate(inputs, group, drive, shift, sums);
            }
        }
    }

    @Override
    public void accumulateBoth(InputBatch inputs, int shift, BatchSums sums) {
        requireFit(inputs, shift + 1, sums);
        // Three times the largest sum of a chunk fits sixteen bits up to this shift.
        boolean atEight =
                geometry().largestCount() == 8 && geometry().rowsABlock() == 16 && shift <= MOST_SHIFT_OF_BOTH;
        for (int group = 0; group < inputs.groups(); group++) {
            if (atEight && inputs.words(group) == WORDS) {
                whole(inputs, group, Drive.LOW, shift, true, sums);
            } else {
                sliced.accumulate(inputs, group, Drive.HIGH, shift + 1, sums);
                sliced.accumulate(inputs, group, Drive.LOW, shift, sums);
            }
        }
    }

    @Override
    public void fill(InputBatch inputs, int row, int group, byte[] levels) {
        if (inputs.words(group) != WORDS) {
            inputs.fill(row, group, levels);
            return;
        }
        ShortVector ones = ShortVector.zero(ShortVector.SPECIES_512);
        ShortVector twos = ones;
        for (int bit = 0; bit < 16; bit++) {
            ShortVector level = (ShortVector) ByteVector.fromArray(ByteVector.SPECIES_256, levels, 32 * bit)
                    .convertShape(VectorOperators.B2S, ShortVector.SPECIES_512, 0);
            ones = ones.or(level.and((short) 1).lanewise(VectorOperators.LSHL, bit));
            twos = twos.or(
                    level.lanewise(VectorOperators.LSHR, 1).and((short) 1).lanewise(VectorOperators.LSHL, bit));
        }
        int low = inputs.start(group) + row * 2 * WORDS;
        ones.reinterpretAsLongs().intoArray(inputs.planes(), low);
        twos.reinterpretAsLongs().intoArray(inputs.planes(), low + WORDS);
        inputs.changed();
    }

    /** One access, or with {@code both} that of the high plane too, with twice the weight, so that sums are turned into numbers once. */
    private void whole(InputBatch inputs, int group, Drive drive, int shift, boolean both, BatchSums sums) {
        PlaneProgram program = sliced.program(drive);
        SumPlanes sum = planes.get();
        sum.clear();
        int from = inputs.start(group) + (drive == Drive.HIGH ? WORDS : 0);
        int reached = 0;
        for (int chunk = 0; chunk < program.chunks(); chunk++) {
            int more = program.largest(chunk) << shift;
            more += both ? 2 * more : 0;
            if (reached + more > SumPlanes.MOST) {
                add(sum, sums, group * InputBatch.GROUP);
                sum.clear();
                reached = 0;
            }
            reached += more;
            int top = Integer.SIZE - Integer.numberOfLeadingZeros(reached);
            add(program, chunk, inputs.planes(), from, sum.planes(), shift, top);
            if (both) {
                add(program, chunk, inputs.planes(), from + WORDS, sum.planes(), shift + 1, top);
            }
        }
        add(sum, sums, group * InputBatch.GROUP);
    }

    private void add(PlaneProgram program, int chunk, long[] inputs, int from, long[] sums, int shift, int top) {
        int sides = 2 * weights().columns();
        free(inputs, from, program.code(), program.start(chunk), sums, sides, shift, top);
        if (program.startClipped(chunk) >= 0) {
            clipped(inputs, from, program.code(), program.startClipped(chunk), sums, sides, shift, top);
        }
    }

    private static LongVector sum(LongVector a, LongVector b, LongVector c) {
        return xor(xor(a, b), c);
    }

    private static LongVector carry(LongVector a, LongVector b, LongVector c) {
        return a.and(b).or(c.and(a.or(b)));
    }

    private static LongVector load(long[] inputs, int from, int plane) {
        return LongVector.fromArray(LONGS, inputs, from + plane * WORDS);
    }

    private static LongVector xor(LongVector a, LongVector b) {
        return a.lanewise(VectorOperators.XOR, b);
    }

    /** The blocks of a chunk that cannot be clipped, all columns and both sides. */
    private static void free(
            long[] inputs, int from, int[] code, int start, long[] sums, int sides, int shift, int top) {
        long[] chunk = new long[PlaneProgram.SUM_BITS * WORDS];
        long[] eights = new long[(1 << PlaneProgram.SUM_BITS) / 8 * WORDS];
        int at = start;
        for (int side = 0; side < sides; side++) {
            int steps = code[at++];
            if (steps > 0) {
                addUp(inputs, from, code, at, steps, chunk, eights);
                addUpEights(eights, steps, chunk);
                at += 8 * steps;
                store(chunk, sums, (side * SumPlanes.BITS + shift) * WORDS, top - shift);
            }
        }
    }

    /** The planes of a side: bits 0 to 2 of their number, and what each eight of them carries. */
    private static void addUp(long[] inputs, int from, int[] code, int start, int steps, long[] chunk, long[] eights) {
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
    private static void addUpEights(long[] eights, int steps, long[] chunk) {
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
    private static void store(long[] chunk, long[] sums, int to, int bits) {
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

    /** The blocks of a chunk that may be clipped, all columns and both sides. */
    private static void clipped(
            long[] inputs, int from, int[] code, int start, long[] sums, int sides, int shift, int top) {
        long[] chunk = new long[PlaneProgram.SUM_BITS * WORDS];
        long[] counts = new long[(1 << PlaneProgram.SUM_BITS) / 8 * 4 * WORDS];
        int at = start;
        for (int side = 0; side < sides; side++) {
            int blocks = code[at++];
            if (blocks > 0) {
                at = count(inputs, from, code, at, blocks, counts);
                addUpCounts(counts, blocks, chunk);
                store(chunk, sums, (side * SumPlanes.BITS + shift) * WORDS, top - shift);
            }
        }
    }

    /** The counts of a side's blocks, each clipped at 8, four planes a block; returns where their code ends. */
    private static int count(long[] inputs, int from, int[] code, int start, int blocks, long[] counts) {
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
    private static void addUpCounts(long[] counts, int blocks, long[] chunk) {
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

    private void add(SumPlanes sum, BatchSums sums, int first) {
        int columns = weights().columns();
        int count = Math.min(InputBatch.GROUP, sums.positions() - first);
        for (int column = 0; column < columns; column++) {
            turn(sum.planes(), 2 * column * SumPlanes.BITS * WORDS);
            turn(sum.planes(), (2 * column + 1) * SumPlanes.BITS * WORDS);
            add(
                    sum.planes(),
                    2 * column * SumPlanes.BITS * WORDS,
                    sums.positive(),
                    column * sums.positions() + first,
                    count);
            add(
                    sum.planes(),
                    (2 * column + 1) * SumPlanes.BITS * WORDS,
                    sums.negative(),
                    column * sums.positions() + first,
                    count);
        }
    }

    private static void turn(long[] planes, int from) {
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

    private static void add(long[] planes, int from, int[] into, int at, int count) {
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
}
