/** What a schedule costs: prices with ranges and sources, times counts. */
package timdnn.chip.energy;
