/** A run's folder as the page reads it: the campaign, its table, held-out columns and the networks' runs. */
package timdnn.report.run;
