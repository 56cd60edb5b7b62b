/**
 * Trains the committed networks for the tile: ternary weights, 2-bit activations, integer thresholds. Compiled in the Maven
 * profile {@code train} alone; recipes and their measured results are in {@code docs/training.md}.
 */
package timdnn.train;
