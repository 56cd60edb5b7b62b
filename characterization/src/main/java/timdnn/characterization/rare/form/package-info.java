/**
 * Limit states over standard normal variables, and where they fail most probably: design points by the first-order
 * reliability method (FORM).
 */
package timdnn.characterization.rare.form;
