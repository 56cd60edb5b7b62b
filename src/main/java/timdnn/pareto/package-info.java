/** Designs of a stepped access beside the one that a table has: time, energy, error rate and area in closed form, and their front. */
package timdnn.pareto;
