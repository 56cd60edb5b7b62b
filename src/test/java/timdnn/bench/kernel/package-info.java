/** Tests of the bench of kernels. */
package timdnn.bench.kernel;
