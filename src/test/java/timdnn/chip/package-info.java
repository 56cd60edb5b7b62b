/** Tests of the chip in closed form. */
package timdnn.chip;
