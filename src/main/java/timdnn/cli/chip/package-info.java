/** The paper's headline claims beside the chip in closed form. */
package timdnn.cli.chip;
