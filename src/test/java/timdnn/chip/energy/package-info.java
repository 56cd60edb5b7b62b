/** Tests of energies of a run. */
package timdnn.chip.energy;
