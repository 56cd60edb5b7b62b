/**
 * The circuits around the array: what their characterisation found, read from a campaign's store, and what blocks made of
 * them cost. Digital cells are tables over load and input slew; blocks are stated numbers of cells.
 */
package timdnn.characterization.periphery;
