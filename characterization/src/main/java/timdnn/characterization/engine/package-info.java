/** Runs simulations and resumes them: trials, draws by address, batches, shards, stand-alone decks. It knows no subject. */
package timdnn.characterization.engine;
