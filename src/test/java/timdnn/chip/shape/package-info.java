/** Tests of networks as layer shapes. */
package timdnn.chip.shape;
