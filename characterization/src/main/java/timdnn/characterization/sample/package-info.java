/**
 * Random draws by address: the same numbers whatever the number of workers, their order, or interruptions.
 */
package timdnn.characterization.sample;
