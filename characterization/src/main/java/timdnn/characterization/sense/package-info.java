/** The sense path: drivers, sample and hold, reference ladder, converter and comparators. */
package timdnn.characterization.sense;
