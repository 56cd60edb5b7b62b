/** Import of ONNX graphs as ternary networks; what a graph has and a tile has not is refused with one sentence. */
package timdnn.network.onnx;
