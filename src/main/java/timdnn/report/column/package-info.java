/** Sections about the column of ternary cells: waveforms, margins, spread, errors, energy, all conditions. */
package timdnn.report.column;
