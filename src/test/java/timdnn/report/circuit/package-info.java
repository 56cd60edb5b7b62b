/** Tests of sections about circuits beside the column. */
package timdnn.report.circuit;
