/** Kernels: what computes the counts of all blocks of a matrix, from one access at a time to bit planes over positions. */
package timdnn.tile.kernel;
