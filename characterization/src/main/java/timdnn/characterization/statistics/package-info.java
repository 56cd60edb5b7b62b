/** Estimates with their intervals. */
package timdnn.characterization.statistics;
