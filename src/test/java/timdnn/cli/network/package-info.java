/** Tests of running a network on tiles. */
package timdnn.cli.network;
