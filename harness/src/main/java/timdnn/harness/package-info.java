/**
 * The harness: the only code that knows that ngspice exists.
 */
package timdnn.harness;
