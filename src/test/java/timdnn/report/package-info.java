/** Tests of the page on small made-up runs. */
package timdnn.report;
