/** Tests of numbers and words of the page. */
package timdnn.report.page;
