package timdnn.tile.vector;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import timdnn.array.ArrayGeometry;
import timdnn.tile.BatchSums;
import timdnn.tile.Drive;
import timdnn.tile.InputBatch;
import timdnn.tile.NeighbourErrors;
import timdnn.tile.PlaneChunk;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.TernaryMatrix;
import timdnn.tile.kernel.PlaneProgram;
import timdnn.tile.kernel.SlicedMatrix;
import timdnn.tile.kernel.SumPlanes;

/**
 * {@link SlicedMatrix} with 512 positions an operation for whole groups; what is left of a batch, and blocks that are clipped
 * elsewhere than at 8 of 16, are its. The seven planes of a chunk's sum, and those of a block, are local variables, so that
 * they stay in registers.
 */
final class VectorMatrix implements PreparedMatrix {
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_512;
    private static final int WORDS = InputBatch.WORDS;
    private static final int MOST_SHIFT_OF_BOTH = 6;

    private final SlicedMatrix sliced;
    private final ThreadLocal<SumPlanes> planes;
    /** Planes of every block, by whether inputs have both signs; made when frequent errors are first drawn. */
    private final int[][] everyBlock = new int[2][];

    private final ThreadLocal<VectorErrors[]> errors = ThreadLocal.withInitial(() -> new VectorErrors[2]);

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
    public void accumulateErrors(
            InputBatch inputs,
            int first,
            int positions,
            Drive drive,
            NeighbourErrors law,
            long address,
            int shift,
            BatchSums sums) {
        requireFit(inputs, shift, sums);
        VectorErrors here = errors(drive == Drive.SIGNED ? 1 : 0);
        for (int from = 0; from < positions; from += InputBatch.GROUP) {
            int count = Math.min(InputBatch.GROUP, positions - from);
            PlaneChunk chunk = PlaneChunk.of(inputs, first + from, count);
            here.add(
                    chunk.planes(),
                    chunk.start() + (drive == Drive.HIGH ? WORDS : 0),
                    law,
                    NeighbourErrors.chunk(address, from / InputBatch.GROUP),
                    shift,
                    sums,
                    first + from,
                    count);
        }
    }

    private VectorErrors errors(int signed) {
        VectorErrors[] here = errors.get();
        if (here[signed] == null) {
            synchronized (everyBlock) {
                if (everyBlock[signed] == null) {
                    everyBlock[signed] = PlaneProgram.everyBlock(weights(), geometry(), signed == 1);
                }
                here[signed] = new VectorErrors(
                        everyBlock[signed], geometry().blocksFor(weights().rows()));
            }
        }
        return here[signed];
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

    /** The blocks of a chunk that cannot be clipped, all columns and both sides. */
    private static void free(
            long[] inputs, int from, int[] code, int start, long[] sums, int sides, int shift, int top) {
        long[] chunk = new long[PlaneProgram.SUM_BITS * WORDS];
        long[] eights = new long[(1 << PlaneProgram.SUM_BITS) / 8 * WORDS];
        int at = start;
        for (int side = 0; side < sides; side++) {
            int steps = code[at++];
            if (steps > 0) {
                VectorAdders.addUp(inputs, from, code, at, steps, chunk, eights);
                VectorAdders.addUpEights(eights, steps, chunk);
                at += 8 * steps;
                VectorAdders.store(chunk, sums, (side * SumPlanes.BITS + shift) * WORDS, top - shift);
            }
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
                at = VectorAdders.count(inputs, from, code, at, blocks, counts);
                VectorAdders.addUpCounts(counts, blocks, chunk);
                VectorAdders.store(chunk, sums, (side * SumPlanes.BITS + shift) * WORDS, top - shift);
            }
        }
    }

    private void add(SumPlanes sum, BatchSums sums, int first) {
        int columns = weights().columns();
        int count = Math.min(InputBatch.GROUP, sums.positions() - first);
        for (int column = 0; column < columns; column++) {
            VectorAdders.turn(sum.planes(), 2 * column * SumPlanes.BITS * WORDS);
            VectorAdders.turn(sum.planes(), (2 * column + 1) * SumPlanes.BITS * WORDS);
            VectorAdders.add(
                    sum.planes(),
                    2 * column * SumPlanes.BITS * WORDS,
                    sums.positive(),
                    column * sums.positions() + first,
                    count);
            VectorAdders.add(
                    sum.planes(),
                    (2 * column + 1) * SumPlanes.BITS * WORDS,
                    sums.negative(),
                    column * sums.positions() + first,
                    count);
        }
    }
}
