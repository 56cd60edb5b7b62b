/** Layers of the special-function unit beside the tiles, in float32: functions, rearrangements, reductions, float matrices. */
package timdnn.network.digital;
