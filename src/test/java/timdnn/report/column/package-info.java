/** Tests of sections about the column. */
package timdnn.report.column;
