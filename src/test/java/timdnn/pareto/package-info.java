/** Tests of designs of an access. */
package timdnn.pareto;
