/** How long simulations take: the harness against ngspice's own program, in one run on one machine. */
package timdnn.bench;
