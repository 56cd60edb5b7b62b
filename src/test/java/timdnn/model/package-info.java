/** Checks of the committed networks that use none of the project's own code. */
package timdnn.model;
