/**
 * The chip in closed form: what a table's tile, cited components and stated counts say about operations, power and area.
 * Expressions keep what they rest on, so that every result can be traced and has a range. Tables alone, no simulator.
 */
package timdnn.chip;
