/** The cell-strength model: V_BL as a function of the sum of the strengths of the conducting cells. */
package timdnn.characterization.strength;
