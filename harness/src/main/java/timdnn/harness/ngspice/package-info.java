/**
 * A session with the ngspice library: its traps are handled here, each in one named place, so that nothing above has to
 * know them.
 */
package timdnn.harness.ngspice;
