/**
 * Sections of a plan that declares its circuit: benches with measures, variation, specifications and tables, and the
 * complaint about them that shows only with the netlist.
 */
package timdnn.characterization.circuit.declaration;
