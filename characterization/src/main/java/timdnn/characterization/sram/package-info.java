/** The 6T baseline that a near-memory accelerator reads row by row. */
package timdnn.characterization.sram;
