package timdnn.network.onnx.operator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import timdnn.network.ValueRange;
import timdnn.network.digital.Rearrangement;
import timdnn.network.onnx.graph.GraphBuilder;
import timdnn.network.onnx.graph.OnnxConstant;
import timdnn.network.onnx.graph.OnnxNode;
import timdnn.network.onnx.graph.OnnxValue;

/** Concat and Split, and the slices of channels that groups of a convolution read. */
final class JoinImport {
    private JoinImport() {}

    static void concat(OnnxNode node, GraphBuilder graph) {
        int count = node.proto().getInputCount();
        if (count == 0) {
            throw node.error("must read a tensor, reads none");
        }
        long constants = IntStream.range(0, count)
                .filter(input -> graph.isConstant(node.input(input)))
                .count();
        if (constants == count) {
            graph.define(node, 0, constants(node, graph));
            return;
        }
        if (constants > 0) {
            graph.define(node, 0, mixed(node, graph, count));
            return;
        }
        List<OnnxValue> inputs = IntStream.range(0, count)
                .mapToObj(input -> graph.value(node, input))
                .toList();
        int axis = node.axis(node.integer("axis", 1), inputs.get(0).rank());
        graph.define(node, 0, joined(node, graph, inputs, axis));
    }

    /** Tensors and constants, which have a batch of one. */
    private static OnnxValue mixed(OnnxNode node, GraphBuilder graph, int count) {
        List<OnnxValue> tensors = new ArrayList<>();
        List<List<Integer>> extents = new ArrayList<>();
        float[][] constants = new float[count][];
        ValueRange range = null;
        for (int input = 0; input < count; input++) {
            ValueRange own;
            if (graph.isConstant(node.input(input))) {
                OnnxConstant constant = graph.constant(node, input);
                constants[input] = constant.floats();
                extents.add(constant.extents());
                own = ValueRange.of(constant.values());
            } else {
                OnnxValue tensor = graph.value(node, input);
                tensors.add(tensor);
                extents.add(tensor.extents());
                own = tensor.range();
            }
            range = range == null ? own : range.or(own);
        }
        OnnxValue first = tensors.get(0);
        int axis = node.axis(node.integer("axis", 1), first.rank());
        requireOneBatch(node, tensors, axis);
        IndexMap map = map(node, extents, axis);
        int[] sizes = extents.stream().mapToInt(IndexMap::size).toArray();
        return graph.append(
                new Rearrangement(
                        node.name(),
                        Moved.shape(node, map.extents(), first.batchAxis()),
                        sizes,
                        map.from(),
                        0,
                        constants),
                range,
                first.batchAxis(),
                tensors);
    }

    private static void requireOneBatch(OnnxNode node, List<OnnxValue> tensors, int axis) {
        OnnxValue first = tensors.get(0);
        if (axis == first.batchAxis()) {
            throw node.error("must leave the batch extent as it is, joins along it");
        }
        for (OnnxValue tensor : tensors) {
            if (tensor.batchAxis() != first.batchAxis()) {
                throw node.error("must read tensors with the batch on one axis, reads " + first + " and " + tensor);
            }
        }
    }

    /** Tensors laid end to end along an axis. */
    static OnnxValue joined(OnnxNode node, GraphBuilder graph, List<OnnxValue> inputs, int axis) {
        requireOneBatch(node, inputs, axis);
        OnnxValue first = inputs.get(0);
        ValueRange range = first.range();
        for (OnnxValue input : inputs) {
            range = range.or(input.range());
        }
        IndexMap map = map(node, inputs.stream().map(OnnxValue::extents).toList(), axis);
        int[] sizes = inputs.stream().mapToInt(input -> input.shape().size()).toArray();
        return graph.append(
                new Rearrangement(
                        node.name(), Moved.shape(node, map.extents(), first.batchAxis()), sizes, map.from(), 0),
                range,
                first.batchAxis(),
                inputs);
    }

    private static OnnxConstant constants(OnnxNode node, GraphBuilder graph) {
        List<OnnxConstant> inputs = IntStream.range(0, node.proto().getInputCount())
                .mapToObj(input -> graph.extents(node, input))
                .toList();
        int axis = node.axis(node.integer("axis", 1), inputs.get(0).rank());
        IndexMap map = map(node, inputs.stream().map(OnnxConstant::extents).toList(), axis);
        int size = inputs.stream().mapToInt(OnnxConstant::size).sum();
        double[] values = new double[size];
        boolean[] ofBatch = new boolean[size];
        int at = 0;
        for (OnnxConstant input : inputs) {
            for (int index = 0; index < input.size(); index++, at++) {
                values[at] = input.value(index);
                ofBatch[at] = input.ofBatch(index);
            }
        }
        return map.apply(OnnxConstant.of(inputs.get(0).type(), List.of(size), values, ofBatch), 0);
    }

    /** Places in the inputs laid end to end. */
    private static IndexMap map(OnnxNode node, List<List<Integer>> inputs, int axis) {
        List<Integer> to = new ArrayList<>(inputs.get(0));
        long length = 0;
        List<Integer> starts = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        int place = 0;
        for (List<Integer> extents : inputs) {
            List<Integer> alike = new ArrayList<>(extents);
            if (extents.size() == to.size()) {
                alike.set(axis, to.get(axis));
            }
            if (!alike.equals(inputs.get(0))) {
                throw node.error("must read tensors alike but for axis " + axis + ", reads extents " + inputs.get(0)
                        + " and " + extents);
            }
            starts.add((int) length);
            places.add(place);
            length += extents.get(axis);
            place += IndexMap.size(extents);
        }
        to.set(axis, Math.toIntExact(length));
        return IndexMap.of(to, position -> {
            int input = starts.size() - 1;
            while (position[axis] < starts.get(input)) {
                input--;
            }
            int[] strides = IndexMap.strides(inputs.get(input));
            int at = places.get(input) - starts.get(input) * strides[axis];
            for (int each = 0; each < position.length; each++) {
                at += position[each] * strides[each];
            }
            return at;
        });
    }

    static void split(OnnxNode node, GraphBuilder graph) {
        boolean constant = graph.isConstant(node.input(0));
        OnnxValue input = constant ? null : graph.value(node, 0);
        List<Integer> extents = constant ? graph.extents(node, 0).extents() : input.extents();
        int axis = node.axis(node.integer("axis", 0), extents.size());
        int extent = extents.get(axis);
        int count = node.proto().getOutputCount();
        List<Integer> lengths = node.integers("split");
        if (node.hasInput(1)) {
            lengths = IntStream.of(graph.constant(node, 1).ints()).boxed().toList();
        } else if (lengths.isEmpty()) {
            int even = (extent + count - 1) / count;
            List<Integer> evens = new ArrayList<>(Collections.nCopies(count - 1, even));
            evens.add(extent - even * (count - 1));
            lengths = evens;
        }
        if (lengths.size() != count
                || lengths.stream().anyMatch(length -> length < 0)
                || lengths.stream().mapToLong(Integer::longValue).sum() != extent) {
            throw node.error(
                    "must split the " + extent + " of axis " + axis + " into " + count + ", has lengths " + lengths);
        }
        int start = 0;
        for (int output = 0; output < count; output++) {
            IndexMap map = range(extents, axis, start, lengths.get(output));
            if (constant) {
                graph.define(node, output, map.apply(graph.extents(node, 0), 0));
            } else {
                graph.define(node, output, Moved.by(node, graph, input, map, input.batchAxis()));
            }
            start += lengths.get(output);
        }
    }

    /** A run of an axis. */
    static IndexMap range(List<Integer> extents, int axis, int start, int length) {
        return IndexMap.gathered(
                extents,
                axis,
                List.of(length),
                IntStream.range(start, start + length).toArray());
    }
}
