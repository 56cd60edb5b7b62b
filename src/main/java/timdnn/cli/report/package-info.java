/** Commands that draw: a run's page, waveforms, schematics. */
package timdnn.cli.report;
