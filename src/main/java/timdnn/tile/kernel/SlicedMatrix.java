package timdnn.tile.kernel;

import java.util.Arrays;
import timdnn.array.ArrayGeometry;
import timdnn.tile.BatchSums;
import timdnn.tile.Drive;
import timdnn.tile.InputBatch;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.TernaryMatrix;

/**
 * Sixty-four positions a {@code long}: planes of the inputs are added up by full adders, bit by bit, so that a weight of zero costs
 * nothing and a chunk's sum stays in registers. Plain Java, any geometry.
 */
public final class SlicedMatrix implements PreparedMatrix {
    private final TernaryMatrix weights;
    private final ArrayGeometry geometry;
    private final PlaneProgram oneSign;
    private final PlaneProgram signed;

    /**
     * A matrix for a geometry.
     *
     * @param weights the matrix
     * @param geometry rows of a block and reach of the ADC
     */
    public SlicedMatrix(TernaryMatrix weights, ArrayGeometry geometry) {
        this.weights = weights;
        this.geometry = geometry;
        this.oneSign = PlaneProgram.of(weights, geometry, false);
        this.signed = PlaneProgram.of(weights, geometry, true);
    }

    @Override
    public TernaryMatrix weights() {
        return weights;
    }

    @Override
    public ArrayGeometry geometry() {
        return geometry;
    }

    /**
     * The program for an access.
     *
     * @param drive what it drives
     * @return the program
     */
    public PlaneProgram program(Drive drive) {
        return drive == Drive.SIGNED ? signed : oneSign;
    }

    @Override
    public void accumulate(InputBatch inputs, Drive drive, int shift, BatchSums sums) {
        requireFit(inputs, shift, sums);
        for (int group = 0; group < inputs.groups(); group++) {
            accumulate(inputs, group, drive, shift, sums);
        }
    }

    /**
     * The same for one group of positions.
     *
     * @param inputs the inputs
     * @param group the group
     * @param drive what the access drives
     * @param shift 0 to 8
     * @param sums where to add
     */
    public void accumulate(InputBatch inputs, int group, Drive drive, int shift, BatchSums sums) {
        PlaneProgram program = program(drive);
        int words = inputs.words(group);
        SumPlanes planes = new SumPlanes(weights.columns(), words);
        int from = inputs.start(group) + (drive == Drive.HIGH ? words : 0);
        int sum = 0;
        for (int chunk = 0; chunk < program.chunks(); chunk++) {
            int more = program.largest(chunk) << shift;
            if (sum + more > SumPlanes.MOST) {
                planes.add(sums, group * InputBatch.GROUP);
                planes.clear();
                sum = 0;
            }
            sum += more;
            for (int word = 0; word < words; word++) {
                new Chunk(inputs.planes(), from + word, words, planes.planes(), word)
                        .run(program, chunk, 2 * weights.columns(), shift, geometry.largestCount());
            }
        }
        planes.add(sums, group * InputBatch.GROUP);
    }

    /** One chunk for the sixty-four positions of one word. */
    private static final class Chunk {
        private final long[] inputs;
        private final int from;
        private final int words;
        private final long[] sums;
        private final int word;
        private final long[] count = new long[PlaneProgram.SUM_BITS];
        private final long[] block = new long[PlaneProgram.SUM_BITS];

        private Chunk(long[] inputs, int from, int words, long[] sums, int word) {
            this.inputs = inputs;
            this.from = from;
            this.words = words;
            this.sums = sums;
            this.word = word;
        }

        private void run(PlaneProgram program, int chunk, int sides, int shift, int largest) {
            int[] code = program.code();
            int at = program.start(chunk);
            int clipped = program.startClipped(chunk);
            for (int side = 0; side < sides; side++) {
                Arrays.fill(count, 0);
                int end = at + 1 + 8 * code[at];
                for (at++; at < end; at += 4) {
                    addFour(count, code, at);
                }
                if (clipped >= 0) {
                    clipped = addClipped(code, clipped, largest);
                }
                store(side, shift);
            }
        }

        private int addClipped(int[] code, int start, int largest) {
            int at = start + 1;
            for (int blocks = code[start]; blocks > 0; blocks--) {
                Arrays.fill(block, 0);
                int end = at + 1 + 4 * code[at];
                for (at++; at < end; at += 4) {
                    addFour(block, code, at);
                }
                clip(block, largest);
                add(block);
            }
            return at;
        }

        private void addFour(long[] to, int[] code, int at) {
            long a = inputs[from + code[at] * words];
            long b = inputs[from + code[at + 1] * words];
            long c = inputs[from + code[at + 2] * words];
            long d = inputs[from + code[at + 3] * words];
            long ones = to[0];
            long two = (ones & (a | b)) | (a & b);
            ones ^= a ^ b;
            long other = (ones & (c | d)) | (c & d);
            to[0] = ones ^ c ^ d;
            long twos = to[1];
            long carry = (twos & (two | other)) | (two & other);
            to[1] = twos ^ two ^ other;
            for (int bit = 2; bit < PlaneProgram.SUM_BITS; bit++) {
                long plane = to[bit];
                to[bit] = plane ^ carry;
                carry &= plane;
            }
        }

        /** min(v, largest), where v is the number that the planes spell. */
        private static void clip(long[] planes, int largest) {
            long above = 0;
            long equal = -1;
            for (int bit = PlaneProgram.SUM_BITS - 1; bit >= 0; bit--) {
                if (((largest >>> bit) & 1) == 0) {
                    above |= equal & planes[bit];
                    equal &= ~planes[bit];
                } else {
                    equal &= planes[bit];
                }
            }
            for (int bit = 0; bit < PlaneProgram.SUM_BITS; bit++) {
                planes[bit] = ((largest >>> bit) & 1) == 0 ? planes[bit] & ~above : planes[bit] | above;
            }
        }

        private void add(long[] planes) {
            long carry = 0;
            for (int bit = 0; bit < PlaneProgram.SUM_BITS; bit++) {
                long a = count[bit];
                long b = planes[bit];
                count[bit] = a ^ b ^ carry;
                carry = (a & (b | carry)) | (b & carry);
            }
        }

        private void store(int side, int shift) {
            int at = (side * SumPlanes.BITS + shift) * words + word;
            long carry = 0;
            for (int bit = 0; bit < SumPlanes.BITS - shift; bit++, at += words) {
                long a = sums[at];
                long b = bit < PlaneProgram.SUM_BITS ? count[bit] : 0;
                if (bit >= PlaneProgram.SUM_BITS && carry == 0) {
                    return;
                }
                sums[at] = a ^ b ^ carry;
                carry = (a & (b | carry)) | (b & carry);
            }
        }
    }
}
