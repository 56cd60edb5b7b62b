/** Single comparators of the converter: decisions, offset before and after trimming, noise. */
package timdnn.characterization.sense.comparator;
