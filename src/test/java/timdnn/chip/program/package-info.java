/** Tests of programs. */
package timdnn.chip.program;
