/** Tests of the paper's claims as they are printed. */
package timdnn.cli.chip;
