/** From layer shapes to programs: how layers are laid out on tiles, and the instructions that run them. */
package timdnn.chip.program;
