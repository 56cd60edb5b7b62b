/** Simulation of any deck, with its measures, vectors and plots as text or JSON. */
package timdnn.cli.simulation;
