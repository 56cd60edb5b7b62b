/** Tests of the tile's kernels. */
package timdnn.tile.kernel;
