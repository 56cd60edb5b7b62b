package timdnn.network.onnx.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import timdnn.network.TensorShape;
import timdnn.network.ValueRange;
import timdnn.network.digital.Reduction;
import timdnn.network.digital.Softmax;
import timdnn.network.onnx.graph.GraphBuilder;
import timdnn.network.onnx.graph.OnnxNode;
import timdnn.network.onnx.graph.OnnxValue;

/** Softmax, LogSoftmax and reductions over axes. */
final class ReductionImport {
    private ReductionImport() {}

    static void softmax(OnnxNode node, GraphBuilder graph) {
        OnnxValue input = graph.value(node, 0);
        boolean flat = node.operatorSet() < 13;
        int axis = node.axis(node.integer("axis", flat ? 1 : -1), input.rank());
        TreeSet<Integer> axes = new TreeSet<>(List.of(axis));
        for (int inner = axis; flat && inner < input.rank(); inner++) {
            axes.add(inner);
        }
        if (axes.contains(input.batchAxis())) {
            throw node.error("must not compute over the batch");
        }
        IndexMap groups = groups(input.extents(), axes);
        int length = length(input.extents(), axes);
        boolean logarithm = node.operator().equals("LogSoftmax");
        Softmax layer = new Softmax(node.name(), input.shape(), logarithm, length, groups.from());
        ValueRange range = logarithm ? new ValueRange(Double.NEGATIVE_INFINITY, 0, 0) : new ValueRange(0, 1, 0);
        graph.define(node, 0, graph.append(layer, range, input));
    }

    static void reduce(OnnxNode node, GraphBuilder graph) {
        OnnxValue input = graph.value(node, 0);
        NavigableSet<Integer> axes = ShapeImport.axes(node, graph, input.rank());
        if (axes.isEmpty()) {
            if (node.integer("noop_with_empty_axes", 0) != 0) {
                graph.define(node, 0, input);
                return;
            }
            throw node.error("must name its axes, and not the batch among them");
        }
        if (axes.contains(input.batchAxis())) {
            throw node.error("must not compute over the batch");
        }
        boolean kept = node.integer("keepdims", 1) != 0;
        List<Integer> to = new ArrayList<>();
        int batchAxis = 0;
        for (int axis = 0; axis < input.rank(); axis++) {
            if (axis == input.batchAxis()) {
                batchAxis = to.size();
            }
            if (!axes.contains(axis) || kept) {
                to.add(axes.contains(axis) ? 1 : input.extents().get(axis));
            }
        }
        TensorShape shape = Moved.shape(node, to, batchAxis);
        int[] from = groups(input.extents(), axes).from();
        int length = length(input.extents(), axes);
        ValueRange range = input.range();
        Reduction.Operation operation;
        ValueRange after;
        switch (node.operator()) {
            case "ReduceMean" -> {
                operation = Reduction.Operation.MEAN;
                after = new ValueRange(range.low(), range.high(), range.step() / length);
            }
            case "ReduceSum" -> {
                operation = Reduction.Operation.SUM;
                after = new ValueRange(range.low() * length, range.high() * length, range.step());
            }
            case "ReduceMax" -> {
                operation = Reduction.Operation.MAXIMUM;
                after = range;
            }
            default -> {
                operation = Reduction.Operation.MINIMUM;
                after = range;
            }
        }
        graph.define(
                node,
                0,
                graph.append(new Reduction(node.name(), shape, operation, from), after, batchAxis, List.of(input)));
    }

    private static int length(List<Integer> extents, Set<Integer> axes) {
        return axes.stream().mapToInt(extents::get).reduce(1, Math::multiplyExact);
    }

    /** Places of the values group by group: the tensor with the axes of a group moved last. */
    private static IndexMap groups(List<Integer> extents, Set<Integer> axes) {
        int[] permutation = IntStream.concat(
                        IntStream.range(0, extents.size()).filter(axis -> !axes.contains(axis)),
                        axes.stream().mapToInt(Integer::intValue))
                .toArray();
        return IndexMap.transposed(extents, permutation);
    }
}
