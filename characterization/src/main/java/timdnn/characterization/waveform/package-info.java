/** Measures on waveforms. */
package timdnn.characterization.waveform;
