/** Runs simulations and resumes them: trials, batches, shards, stand-alone decks. It knows no subject. */
package timdnn.characterization.engine;
