/**
 * Schematics of the netlists: a text source a circuit, read, compared with the subcircuit that it claims to show, and drawn as
 * SVG. The same source gives the same bytes.
 */
package timdnn.report.drawing;
