package timdnn.tile;

import timdnn.array.ArrayGeometry;

/**
 * A matrix made ready for a geometry by a {@link VmmKernel}. Immutable, and safe to share between threads that each have their
 * own inputs and sums.
 */
public interface PreparedMatrix {
    /** {@return the matrix} */
    TernaryMatrix weights();

    /** {@return rows of a block and reach of the ADC} */
    ArrayGeometry geometry();

    /**
     * Adds one access of every block for every position: Σ_b min(n(b, c), largestCount) · 2^shift to the sums of column c, and
     * the same of k.
     *
     * @param inputs the inputs
     * @param drive what the access drives
     * @param shift 0 to 8: the bit of a bit-serial input
     * @param sums where to add
     * @throws IllegalArgumentException if inputs or sums have another shape
     */
    void accumulate(InputBatch inputs, Drive drive, int shift, BatchSums sums);

    /**
     * Adds the two accesses of inputs of two bits: that of the high plane ({@link Drive#HIGH}) with a shift one larger than that of the low one.
     *
     * @param inputs the inputs
     * @param shift 0 to 7: the bit of the low plane
     * @param sums where to add
     * @throws IllegalArgumentException if inputs or sums have another shape
     */
    default void accumulateBoth(InputBatch inputs, int shift, BatchSums sums) {
        accumulate(inputs, Drive.HIGH, shift + 1, sums);
        accumulate(inputs, Drive.LOW, shift, sums);
    }

    /**
     * Adds to the sums of an access of one image, computed without errors, what errors by one code change: blocks of sixteen rows, clipped at 8.
     * All implementations draw the same, {@link NeighbourErrors#change} of each conversion.
     *
     * @param inputs the inputs; one thread at a time may ask about a batch
     * @param first the batch's position that is the image's first
     * @param positions positions of the image
     * @param drive what the access drives
     * @param errors how often counts are read as their neighbours
     * @param address address of the access
     * @param shift the shift with which the sums were added
     * @param sums the sums
     * @throws IllegalArgumentException if inputs or sums have another shape, or the geometry is another one
     */
    default void accumulateErrors(
            InputBatch inputs,
            int first,
            int positions,
            Drive drive,
            NeighbourErrors errors,
            long address,
            int shift,
            BatchSums sums) {
        requireFit(inputs, shift, sums);
        NeighbourPlanes.requireFit(geometry());
        for (int from = 0; from < positions; from += InputBatch.GROUP) {
            int count = Math.min(InputBatch.GROUP, positions - from);
            new NeighbourPlanes(weights(), PlaneChunk.of(inputs, first + from, count), drive, errors)
                    .add(NeighbourErrors.chunk(address, from / InputBatch.GROUP), count, shift, sums, first + from);
        }
    }

    /**
     * Fills one row of one group of inputs, as {@link InputBatch#fill} does.
     *
     * @param inputs the inputs
     * @param row the row
     * @param group the group
     * @param levels a level a position, in order, 0 to 3; {@code 64 · inputs.words(group)} of them are read
     */
    default void fill(InputBatch inputs, int row, int group, byte[] levels) {
        inputs.fill(row, group, levels);
    }

    /**
     * The counts of one block and column at one position, before clipping. Turns inputs ({@link InputBatch#turnedColumn}), so that one
     * thread at a time may ask about a batch.
     *
     * @param inputs the inputs
     * @param drive what the access drives
     * @param position the position
     * @param block the block
     * @param column the column
     * @return n, k and the driven rows
     */
    default BlockCounts counts(InputBatch inputs, Drive drive, int position, int block, int column) {
        int rowsABlock = geometry().rowsABlock();
        int first = block * rowsABlock;
        long low = inputs.turnedColumn(0, first, rowsABlock, position);
        long high = drive == Drive.LOW ? 0 : inputs.turnedColumn(1, first, rowsABlock, position);
        return BlockCounts.of(
                weights().plusBits(column, first, rowsABlock),
                weights().minusBits(column, first, rowsABlock),
                drive.up(low, high),
                drive.down(high));
    }

    /**
     * Refuses shapes that do not fit.
     *
     * @param inputs the inputs
     * @param shift the shift
     * @param sums the sums
     * @throws IllegalArgumentException if one does not fit the matrix or the others
     */
    default void requireFit(InputBatch inputs, int shift, BatchSums sums) {
        if (inputs.rows() != weights().rows()) {
            throw new IllegalArgumentException(
                    "inputs must have " + weights().rows() + " rows as the weights do, had " + inputs.rows());
        }
        if (sums.columns() != weights().columns() || sums.positions() != inputs.positions()) {
            throw new IllegalArgumentException("sums must have " + weights().columns() + " columns and "
                    + inputs.positions() + " positions, had " + sums.columns() + " and " + sums.positions());
        }
        if (shift < 0 || shift > 8) {
            throw new IllegalArgumentException("shift must be in 0 to 8, was " + shift);
        }
    }
}
