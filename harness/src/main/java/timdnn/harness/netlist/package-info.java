/**
 * Decks as values: netlists, analyses, and numbers in the notation SPICE reads. Nothing here runs a simulator.
 */
package timdnn.harness.netlist;
