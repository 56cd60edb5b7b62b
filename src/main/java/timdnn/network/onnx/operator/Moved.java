package timdnn.network.onnx.operator;

import java.util.ArrayList;
import java.util.List;
import timdnn.network.TensorShape;
import timdnn.network.ValueRange;
import timdnn.network.digital.Rearrangement;
import timdnn.network.onnx.graph.GraphBuilder;
import timdnn.network.onnx.graph.OnnxNode;
import timdnn.network.onnx.graph.OnnxValue;

/** Tensors that are only moved. */
final class Moved {
    private Moved() {}

    /** The tensor moved by a map over its extents with 1 for the batch; no layer where nothing moves. */
    static OnnxValue by(OnnxNode node, GraphBuilder graph, OnnxValue input, IndexMap map, int batchAxis) {
        return by(node, graph, input, map, batchAxis, 0, input.range());
    }

    /** The tensor repeated to extents that it broadcasts to; itself where it has them. */
    static OnnxValue repeated(
            OnnxNode node, GraphBuilder graph, OnnxValue input, List<Integer> extents, int batchAxis) {
        return input.extents().equals(extents)
                ? input
                : by(node, graph, input, IndexMap.broadcast(input.extents(), extents), batchAxis);
    }

    static OnnxValue by(
            OnnxNode node,
            GraphBuilder graph,
            OnnxValue input,
            IndexMap map,
            int batchAxis,
            float fill,
            ValueRange range) {
        TensorShape shape = shape(node, map.extents(), batchAxis);
        if (map.isIdentity(input.shape().size())) {
            return input.reshaped(shape, batchAxis);
        }
        int[] sizes = {input.shape().size()};
        return graph.append(
                new Rearrangement(node.name(), shape, sizes, map.from(), fill), range, batchAxis, List.of(input));
    }

    /** The shape for one image of a tensor with 1 for the batch. */
    static TensorShape shape(OnnxNode node, List<Integer> extents, int batchAxis) {
        if (batchAxis < 0 || batchAxis >= extents.size() || extents.get(batchAxis) != 1) {
            throw node.error("must leave the batch extent as it is");
        }
        List<Integer> shape = new ArrayList<>(extents);
        shape.remove(batchAxis);
        return new TensorShape(shape);
    }
}
