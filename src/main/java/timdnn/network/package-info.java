/**
 * Ternary networks on tiles: import from ONNX, data sets, inference in packed bit planes, and the accuracy, error rate and
 * energy that follow from a column's tables. Runs where no simulator is installed.
 */
package timdnn.network;
