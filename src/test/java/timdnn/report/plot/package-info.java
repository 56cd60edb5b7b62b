/** Tests of plots as SVG files. */
package timdnn.report.plot;
