/** Tests of simulating any deck. */
package timdnn.cli.simulation;
