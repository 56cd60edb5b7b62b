/** The structure of the project, as rules. */
package timdnn.architecture;
