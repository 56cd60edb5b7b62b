/** The flash converter: a reference ladder with a comparator at each tap, and bursts of conversions. */
package timdnn.characterization.sense.converter;
