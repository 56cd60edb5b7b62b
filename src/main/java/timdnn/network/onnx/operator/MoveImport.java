package timdnn.network.onnx.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import timdnn.network.TensorShape;
import timdnn.network.ValueRange;
import timdnn.network.digital.Embedding;
import timdnn.network.onnx.graph.GraphBuilder;
import timdnn.network.onnx.graph.OnnxConstant;
import timdnn.network.onnx.graph.OnnxNode;
import timdnn.network.onnx.graph.OnnxValue;

/** Nodes that move values: Transpose, Slice, Gather, Expand, Pad. */
final class MoveImport {
    private MoveImport() {}

    static void transpose(OnnxNode node, GraphBuilder graph) {
        boolean constant = graph.isConstant(node.input(0));
        OnnxValue input = constant ? null : graph.value(node, 0);
        List<Integer> extents = constant ? graph.extents(node, 0).extents() : input.extents();
        List<Integer> permutation = node.integers("perm");
        if (permutation.isEmpty()) {
            permutation = IntStream.range(0, extents.size())
                    .mapToObj(axis -> extents.size() - 1 - axis)
                    .toList();
        }
        if (!permutation.stream()
                .sorted()
                .toList()
                .equals(IntStream.range(0, extents.size()).boxed().toList())) {
            throw node.error("must have each of the " + extents.size() + " axes once in perm, has " + permutation);
        }
        IndexMap map = IndexMap.transposed(
                extents, permutation.stream().mapToInt(Integer::intValue).toArray());
        if (constant) {
            graph.define(node, 0, map.apply(graph.extents(node, 0), 0));
        } else {
            graph.define(node, 0, Moved.by(node, graph, input, map, permutation.indexOf(input.batchAxis())));
        }
    }

    static void slice(OnnxNode node, GraphBuilder graph) {
        boolean constant = graph.isConstant(node.input(0));
        OnnxValue input = constant ? null : graph.value(node, 0);
        List<Integer> extents = constant ? graph.extents(node, 0).extents() : input.extents();
        boolean attributes = !node.hasInput(1);
        int[] starts = attributes
                ? ints(node.integers("starts"))
                : graph.constant(node, 1).ints();
        int[] ends = attributes
                ? ints(node.integers("ends"))
                : graph.constant(node, 2).ints();
        int[] axes = attributes
                ? ints(node.integers("axes"))
                : node.hasInput(3) ? graph.constant(node, 3).ints() : new int[0];
        int[] steps = node.hasInput(4) ? graph.constant(node, 4).ints() : new int[0];
        if (starts.length != ends.length
                || (axes.length != 0 && axes.length != starts.length)
                || (steps.length != 0 && steps.length != starts.length)) {
            throw node.error("must have as many starts as ends, axes and steps");
        }
        int[] first = new int[extents.size()];
        int[] by = new int[extents.size()];
        Arrays.fill(by, 1);
        List<Integer> to = new ArrayList<>(extents);
        for (int index = 0; index < starts.length; index++) {
            int axis = node.axis(axes.length == 0 ? index : axes[index], extents.size());
            int extent = extents.get(axis);
            int step = steps.length == 0 ? 1 : steps[index];
            if (step == 0) {
                throw node.error("must have steps other than 0");
            }
            if (!constant && axis == input.batchAxis()) {
                if (starts[index] != 0 || ends[index] < graph.batch() || step != 1) {
                    throw node.error("must leave the batch extent as it is, cuts it");
                }
                continue;
            }
            long start = bound(starts[index], extent, step > 0 ? 0 : -1, step > 0 ? extent : extent - 1);
            long end = bound(ends[index], extent, step > 0 ? 0 : -1, step > 0 ? extent : extent - 1);
            start = step < 0 ? Math.min(start, extent - 1L) : start;
            first[axis] = (int) start;
            by[axis] = step;
            to.set(axis, (int) Math.max(0, (end - start + step - Integer.signum(step)) / step));
        }
        int[] strides = IndexMap.strides(extents);
        IndexMap map = IndexMap.of(to, position -> {
            int at = 0;
            for (int axis = 0; axis < position.length; axis++) {
                at += (first[axis] + position[axis] * by[axis]) * strides[axis];
            }
            return at;
        });
        if (constant) {
            graph.define(node, 0, map.apply(graph.extents(node, 0), 0));
        } else {
            graph.define(node, 0, Moved.by(node, graph, input, map, input.batchAxis()));
        }
    }

    private static long bound(long index, int extent, int lowest, int highest) {
        long positive = index < 0 ? index + extent : index;
        return Math.max(lowest, Math.min(highest, positive));
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    static void gather(OnnxNode node, GraphBuilder graph) {
        boolean constant = graph.isConstant(node.input(0));
        OnnxValue input = constant ? null : graph.value(node, 0);
        List<Integer> extents = constant ? graph.extents(node, 0).extents() : input.extents();
        if (extents.isEmpty()) {
            throw node.error("must read a tensor with at least one axis");
        }
        int axis = node.axis(node.integer("axis", 0), extents.size());
        if (constant && !graph.isConstant(node.input(1))) {
            embed(node, graph, graph.constant(node, 0), graph.value(node, 1), axis);
            return;
        }
        OnnxConstant indices = graph.constant(node, 1);
        int[] places = indices.ints();
        for (int index = 0; index < places.length; index++) {
            places[index] += places[index] < 0 ? extents.get(axis) : 0;
            if (places[index] < 0 || places[index] >= extents.get(axis)) {
                throw node.error("must have indices below " + extents.get(axis) + ", has " + indices.value(index));
            }
        }
        if (!constant && axis == input.batchAxis()) {
            throw node.error("must leave the batch extent as it is, picks from it");
        }
        IndexMap map = IndexMap.gathered(extents, axis, indices.extents(), places);
        if (constant) {
            graph.define(node, 0, map.apply(graph.extents(node, 0), 0));
        } else {
            int moved = input.batchAxis() < axis ? 0 : indices.rank() - 1;
            graph.define(node, 0, Moved.by(node, graph, input, map, input.batchAxis() + moved));
        }
    }

    /** Rows of a table for words. */
    private static void embed(OnnxNode node, GraphBuilder graph, OnnxConstant table, OnnxValue words, int axis) {
        ValueRange range = words.range();
        if (axis != 0 || table.rank() != 2) {
            throw node.error(
                    "must pick rows of a table of two extents, picks from axis " + axis + " of " + table.extents());
        }
        if (!(range.step() > 0 && range.step() == Math.rint(range.step()))
                || range.low() < 0
                || range.high() > table.extent(0) - 1) {
            throw node.error("must read whole numbers from 0 to " + (table.extent(0) - 1) + ", reads " + range.low()
                    + " to " + range.high());
        }
        List<Integer> extents = new ArrayList<>(words.shape().extents());
        extents.add(table.extent(1));
        graph.define(
                node,
                0,
                graph.append(
                        new Embedding(node.name(), new TensorShape(extents), table.floats()),
                        ValueRange.of(table.values()),
                        words));
    }

    static void expand(OnnxNode node, GraphBuilder graph) {
        boolean constant = graph.isConstant(node.input(0));
        OnnxValue input = constant ? null : graph.value(node, 0);
        List<Integer> extents = constant ? graph.extents(node, 0).extents() : input.extents();
        OnnxConstant target = graph.extents(node, 1);
        List<Integer> wanted = new ArrayList<>();
        for (int index = 0; index < target.size(); index++) {
            boolean batch = !constant && (target.ofBatch(index) || target.value(index) == graph.batch());
            wanted.add(batch ? 1 : (int) target.value(index));
        }
        List<Integer> to = IndexMap.common(extents, wanted);
        if (to == null || to.stream().anyMatch(extent -> extent < 1)) {
            throw node.error("must have extents that " + extents + " fits, has " + wanted);
        }
        IndexMap map = IndexMap.broadcast(extents, to);
        if (constant) {
            graph.define(node, 0, map.apply(graph.extents(node, 0), 0));
        } else {
            graph.define(node, 0, Moved.by(node, graph, input, map, input.batchAxis() + to.size() - extents.size()));
        }
    }

    static void pad(OnnxNode node, GraphBuilder graph) {
        OnnxValue input = graph.value(node, 0);
        List<Integer> extents = input.extents();
        int[] pads = node.hasInput(1) ? graph.constant(node, 1).ints() : ints(node.integers("pads"));
        int[] axes = node.hasInput(3)
                ? graph.constant(node, 3).ints()
                : IntStream.range(0, extents.size()).toArray();
        float fill = node.hasInput(2) ? (float) graph.constant(node, 2).value(0) : node.number("value", 0);
        String mode = node.text("mode", "constant");
        if (pads.length != 2 * axes.length
                || !List.of("constant", "edge", "reflect").contains(mode)) {
            throw node.error("must have two pads an axis and mode constant, edge or reflect, has " + pads.length
                    + " and " + mode);
        }
        int[] before = new int[extents.size()];
        List<Integer> to = new ArrayList<>(extents);
        for (int index = 0; index < axes.length; index++) {
            int axis = node.axis(axes[index], extents.size());
            before[axis] = pads[index];
            long extent = (long) extents.get(axis) + pads[index] + pads[index + axes.length];
            if (extent < 1 || extent > Integer.MAX_VALUE || (axis == input.batchAxis() && extent != 1)) {
                throw node.error(
                        "must have pads that leave something, and none of the batch, has " + Arrays.toString(pads));
            }
            to.set(axis, (int) extent);
        }
        int[] strides = IndexMap.strides(extents);
        IndexMap map = IndexMap.of(to, position -> {
            int at = 0;
            for (int axis = 0; axis < position.length; axis++) {
                int place = padded(position[axis] - before[axis], extents.get(axis), mode);
                if (place < 0) {
                    return -1;
                }
                at += place * strides[axis];
            }
            return at;
        });
        ValueRange range = mode.equals("constant") ? input.range().withValue(fill) : input.range();
        graph.define(node, 0, Moved.by(node, graph, input, map, input.batchAxis(), fill, range));
    }

    private static int padded(int place, int extent, String mode) {
        if (place >= 0 && place < extent) {
            return place;
        }
        if (mode.equals("constant")) {
            return -1;
        }
        int mirrored = place < 0 ? -place : 2 * (extent - 1) - place;
        return mode.equals("edge")
                ? Math.max(0, Math.min(extent - 1, place))
                : Math.max(0, Math.min(extent - 1, mirrored));
    }
}
