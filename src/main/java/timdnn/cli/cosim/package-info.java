/** The command that simulates accesses of a running network again in SPICE, and what it prints. */
package timdnn.cli.cosim;
