/**
 * Co-simulation: accesses of a running network, drawn at random, simulated again as whole columns in SPICE with the shifts of
 * their die, and compared with what tables and tile said.
 */
package timdnn.cosim;
