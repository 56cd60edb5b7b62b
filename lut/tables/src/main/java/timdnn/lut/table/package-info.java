/**
 * Tables of a column's behaviour as immutable values: axes, curves, and what a sense amplifier reads. Nothing here
 * knows how a table was measured or where it is kept. SI units; JDK alone.
 */
package timdnn.lut.table;
