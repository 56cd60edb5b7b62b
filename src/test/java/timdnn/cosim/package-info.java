/** Tests of the co-simulation. */
package timdnn.cosim;
