/** Microbenchmarks of the tile with JMH; see CONTRIBUTING. Not part of the build. */
package timdnn.bench.jmh;
