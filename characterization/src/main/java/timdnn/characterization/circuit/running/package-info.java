/**
 * Runs a study that a plan declares whole: decks from the user's netlist, variables of its devices, searches, rare events,
 * and the check before a run.
 */
package timdnn.characterization.circuit.running;
