/** Plots as SVG files of their own: waveforms of a campaign, and the conditions of a swept study. */
package timdnn.report.plot;
