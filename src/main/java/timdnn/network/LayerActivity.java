package timdnn.network;

import timdnn.tile.AccessTally;

/**
 * What one matrix layer does on tiles.
 *
 * @param layer the layer
 * @param images images counted
 * @param tally its accesses over those images; not to be changed
 */
public record LayerActivity(MatrixLayer layer, int images, AccessTally tally) {}
