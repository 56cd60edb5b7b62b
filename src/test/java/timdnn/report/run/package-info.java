/** Tests of what is read from a run's folder. */
package timdnn.report.run;
