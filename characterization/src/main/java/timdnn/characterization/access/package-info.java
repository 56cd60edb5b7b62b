/** A whole access of a column, against which the sum of its parts is held, and of a tile. */
package timdnn.characterization.access;
