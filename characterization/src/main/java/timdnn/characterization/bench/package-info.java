/**
 * Test benches: which decks, schedules and measures make up each experiment on a column.
 */
package timdnn.characterization.bench;
