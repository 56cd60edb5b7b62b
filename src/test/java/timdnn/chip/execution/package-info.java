/** Tests of networks with weights on a chip. */
package timdnn.chip.execution;
