/** Tests of the page's sections about declared studies. */
package timdnn.report.declared;
