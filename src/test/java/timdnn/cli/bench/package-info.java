/** Tests of the benchmarks' command. */
package timdnn.cli.bench;
