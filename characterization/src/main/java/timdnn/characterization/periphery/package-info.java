/**
 * What the circuits around the array of ternary cells, and the baselines beside it, were found to cost.
 */
package timdnn.characterization.periphery;
