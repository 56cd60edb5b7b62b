/** Designs that differ in what tables know of: rows of an access, thresholds, tiles, with time, energy, area and accuracy of each. */
package timdnn.chip.exploration;
