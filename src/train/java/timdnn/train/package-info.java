/**
 * Trains the committed MNIST network for the tile: ternary weights, 2-bit activations, integer thresholds. Compiled in
 * the Maven profile {@code train} alone; the recipe and its measured result are in {@code docs/training.md}.
 */
package timdnn.train;
