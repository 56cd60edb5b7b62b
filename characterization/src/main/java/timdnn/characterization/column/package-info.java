/** The column of ternary cells: strobe, levels, states under mismatch, energy, checks of the cells. */
package timdnn.characterization.column;
