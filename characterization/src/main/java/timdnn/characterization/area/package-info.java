/** Areas by block, from the transistors of the simulated circuits and stated layout rules. */
package timdnn.characterization.area;
