/**
 * Sections about circuits beside the column: sense path, whole access, digital cells, SRAM, area, and a circuit of the
 * user's own.
 */
package timdnn.report.circuit;
