/** An ONNX graph while it is being imported: nodes, constants, tensors, and what has come of each node. */
package timdnn.network.onnx.graph;
