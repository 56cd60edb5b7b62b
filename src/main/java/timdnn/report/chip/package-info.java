/** Pictures of a chip and of a network's run on it, as SVG: floor plan, energies, a layer in time, roofline, sensitivities, claims. */
package timdnn.report.chip;
