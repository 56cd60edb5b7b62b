/** Chips beside each other on the same network: the near-memory baseline at its best and without what it saves. */
package timdnn.chip.comparison;
