/** Chips as files: tiles, banks, buffers, units, memory, and the table that the tiles rest on. */
package timdnn.chip.design;
