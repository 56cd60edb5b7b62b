/** Accuracy, sensing errors and energy of a network over many images, with intervals. */
package timdnn.network.accuracy;
