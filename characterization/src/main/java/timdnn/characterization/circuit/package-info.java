/**
 * A study that a plan declares whole: a netlist of the user's own, benches with measures, variation, specifications and
 * tables.
 */
package timdnn.characterization.circuit;
