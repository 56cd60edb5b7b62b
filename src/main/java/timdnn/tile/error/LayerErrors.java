package timdnn.tile.error;

import timdnn.tile.AccessAddress;
import timdnn.tile.BatchSums;
import timdnn.tile.BlockCounts;
import timdnn.tile.Drive;
import timdnn.tile.InputBatch;

/**
 * What goes wrong in one layer of a network. What a conversion reads depends on its address and on what its block is driven
 * with, not on batches, threads, or what was asked before. Not safe to share between threads.
 */
public interface LayerErrors {
    /**
     * The code of one conversion: the definition, which the oracle asks for each.
     *
     * @param at the access
     * @param drive what it drives
     * @param block the block
     * @param column the column
     * @param onBlb false for the ADC on BL, which reads n; true for that on BLB, which reads k
     * @param counts the products of the block
     * @return 0 to largestCount
     */
    int code(AccessAddress at, Drive drive, int block, int column, boolean onBlb, BlockCounts counts);

    /**
     * Adds to the sums of an access of one image, computed without errors, what errors change.
     *
     * @param inputs the inputs
     * @param first the batch's position that is the image's first
     * @param at the access at the image's position 0
     * @param drive what it drives
     * @param shift the shift with which the sums were added
     * @param sums the sums
     */
    void apply(InputBatch inputs, int first, AccessAddress at, Drive drive, int shift, BatchSums sums);
}
