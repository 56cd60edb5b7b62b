/** What the converter is given: wordline drivers, wires of the array, and sample and hold on the bitlines. */
package timdnn.characterization.sense.sampling;
