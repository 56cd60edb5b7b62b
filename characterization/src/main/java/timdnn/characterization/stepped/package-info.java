/**
 * The stepped access: every bitline is its own sample, and a comparator of its own takes it through the references from the
 * top until its first "no".
 */
package timdnn.characterization.stepped;
