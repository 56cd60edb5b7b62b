/**
 * The circuits around the array, and the 6T baseline beside it: what their characterisation found, read from stored numbers,
 * and what blocks made of them cost. Digital cells are tables over load and input slew; blocks are stated numbers of cells.
 * Areas come from the transistors of the simulated circuits by stated layout rules.
 */
package timdnn.characterization.periphery;
