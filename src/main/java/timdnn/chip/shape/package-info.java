/** Networks as layer shapes: what a chip's latency and energy depend on, without weights. */
package timdnn.chip.shape;
