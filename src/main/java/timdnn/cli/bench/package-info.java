/** Commands that measure how fast the program is on this machine. */
package timdnn.cli.bench;
