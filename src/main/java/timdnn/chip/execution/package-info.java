/** Networks with weights on a chip: their shapes and densities, and products tile by tile as the compiler lays them out. */
package timdnn.chip.execution;
