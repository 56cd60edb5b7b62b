/** One bitline alone in place of a column: calibrated, proved, guarded, and Monte Carlo on it. */
package timdnn.characterization.reduction;
