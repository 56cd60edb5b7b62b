/** Tests of schematics. */
package timdnn.report.drawing;
