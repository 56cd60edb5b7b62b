/** Tests of designs for other tools. */
package timdnn.chip.export;
