package timdnn.network.onnx.operator;

import timdnn.network.onnx.graph.GraphBuilder;
import timdnn.network.onnx.graph.OnnxNode;

/** What becomes of the nodes of an operator. */
@FunctionalInterface
interface Operator {
    /**
     * Reads a node.
     *
     * @param node the node
     * @param graph where its inputs are found and its results go
     */
    void read(OnnxNode node, GraphBuilder graph);
}
