/** Tests of the co-simulation's command. */
package timdnn.cli.cosim;
