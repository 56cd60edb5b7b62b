/** What the benches of a declared circuit gave: statistics of measures, specifications and tables. */
package timdnn.characterization.circuit.finding;
