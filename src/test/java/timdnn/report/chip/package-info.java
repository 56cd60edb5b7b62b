/** Tests of pictures of a chip. */
package timdnn.report.chip;
