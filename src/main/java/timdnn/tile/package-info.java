/**
 * A tile as exact integer arithmetic: ternary cells in blocks of rows, two clipped counts per column and access, the
 * peripheral unit's subtract, scale, shift and add; and what sensing errors do to the counts. No simulator, no network;
 * JDK and the tables alone.
 */
package timdnn.tile;
