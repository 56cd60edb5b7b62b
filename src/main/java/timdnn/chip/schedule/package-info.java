/** When a program's instructions run on a chip, in whole picoseconds, what they do, and what holds them up. */
package timdnn.chip.schedule;
