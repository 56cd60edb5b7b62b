/** Measures of a declared circuit: read off a plot in Java, and as commands that make plain ngspice print the same number. */
package timdnn.characterization.circuit.measure;
