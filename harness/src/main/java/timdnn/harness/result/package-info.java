/**
 * What a simulation gave: waveforms and how it ended, and the files they are written to.
 */
package timdnn.harness.result;
