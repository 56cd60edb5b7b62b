/** How fast kernels of a tile are on this machine, against a C kernel compiled on the spot. */
package timdnn.bench.kernel;
