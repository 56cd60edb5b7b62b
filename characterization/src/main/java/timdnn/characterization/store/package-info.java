/** What a campaign has simulated: the database of its numbers, waveforms, circuits and facts, and who may write it. It knows no subject. */
package timdnn.characterization.store;
