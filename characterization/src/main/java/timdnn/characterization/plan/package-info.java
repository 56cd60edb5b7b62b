/**
 * Studies as read from YAML: every value checked, every error with file, line and field.
 */
package timdnn.characterization.plan;
