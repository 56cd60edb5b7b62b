/**
 * Random draws by address, and sampling designs over them: the same points whatever the number of workers, their order,
 * or interruptions.
 */
package timdnn.characterization.sample;
