/** Designs for other tools, in formats that their documentation states. */
package timdnn.chip.export;
