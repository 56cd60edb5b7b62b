/**
 * The LUT artefact: one file with every table of a column at one corner, its provenance, its fit report and a checksum;
 * and its export to other formats.
 */
package timdnn.lut.store;
