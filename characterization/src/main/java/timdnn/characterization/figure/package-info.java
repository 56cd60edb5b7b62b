/** Figures: what the key, unit, meaning, status and origin of a result are, declared once by the subject that owns it. */
package timdnn.characterization.figure;
