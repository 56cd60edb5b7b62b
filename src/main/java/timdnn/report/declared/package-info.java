/**
 * Sections of the page about a study that declares its own circuit: specifications, sweeps, distributions, yield, shares of the
 * variance, waveforms, charts and tables, each with the deck behind it.
 */
package timdnn.report.declared;
