/**
 * What dies and chips need of a tile beyond the tables of a column, as immutable records, one a section of the table's file:
 * converter, schedule, energy and leakage by part, 6T array, digital blocks, areas. Every price is a
 * {@link timdnn.lut.tile.Quantity}.
 */
package timdnn.lut.tile;
