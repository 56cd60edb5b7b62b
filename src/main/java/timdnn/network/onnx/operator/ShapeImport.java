package timdnn.network.onnx.operator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import timdnn.network.TensorShape;
import timdnn.network.onnx.graph.GraphBuilder;
import timdnn.network.onnx.graph.OnnxConstant;
import timdnn.network.onnx.graph.OnnxNode;
import timdnn.network.onnx.graph.OnnxValue;

/** Nodes that name the extents of a tensor anew and move nothing: Flatten, Reshape, Squeeze, Unsqueeze, Identity, Dropout. */
final class ShapeImport {
    private ShapeImport() {}

    static void identity(OnnxNode node, GraphBuilder graph) {
        if (node.operator().equals("Dropout") && node.hasInput(2)) {
            OnnxConstant training = graph.constant(node, 2);
            if (training.size() != 1 || training.value(0) != 0) {
                throw node.error("must have training_mode = 0");
            }
        }
        if (graph.isConstant(node.input(0))) {
            graph.define(node, 0, graph.extents(node, 0));
        } else {
            graph.define(node, 0, graph.value(node, 0));
        }
    }

    static void flatten(OnnxNode node, GraphBuilder graph) {
        OnnxValue input = graph.value(node, 0);
        long given = node.integer("axis", 1);
        // Axes of a flattening end with the rank itself, but negative ones count from the rank all the same.
        int axis = given == input.rank() ? input.rank() : node.axis(given, input.rank());
        if (axis != 1 || input.batchAxis() != 0) {
            throw node.error("must have axis = 1 and the batch first, has " + axis + " and reads " + input);
        }
        graph.define(node, 0, input.reshaped(TensorShape.of(input.shape().size()), 0));
    }

    static void reshape(OnnxNode node, GraphBuilder graph) {
        OnnxConstant target = graph.extents(node, 1);
        boolean zeroIsZero = node.integer("allowzero", 0) != 0;
        if (target.rank() != 1) {
            throw node.error("must have a list of extents, has extents " + target.extents());
        }
        for (int index = 0; index < target.size(); index++) {
            double wanted = target.value(index);
            if (wanted != (int) wanted || wanted < -1) {
                throw node.error("must have extents of -1, 0 or below 2^31, has " + wanted);
            }
        }
        if (graph.isConstant(node.input(0))) {
            OnnxConstant constant = graph.extents(node, 0);
            List<Integer> extents = new ArrayList<>();
            for (int index = 0; index < target.size(); index++) {
                boolean copied = target.value(index) == 0 && !zeroIsZero && index < constant.rank();
                extents.add(copied ? constant.extent(index) : (int) target.value(index));
            }
            graph.define(node, 0, constant.reshaped(resolved(node, extents, constant.size())));
            return;
        }
        OnnxValue input = graph.value(node, 0);
        List<Integer> extents = new ArrayList<>();
        int axis = -1;
        for (int index = 0; index < target.size(); index++) {
            int wanted = (int) target.value(index);
            boolean copied = wanted == 0 && !zeroIsZero && index < input.rank();
            boolean batch = copied ? index == input.batchAxis() : target.ofBatch(index) || wanted == graph.batch();
            if (batch && axis < 0) {
                if (!copied && wanted != graph.batch()) {
                    throw node.error("must leave the batch extent as it is, multiplies it");
                }
                axis = index;
                extents.add(1);
            } else {
                extents.add(copied ? input.extents().get(index) : wanted);
            }
        }
        if (axis < 0) {
            axis = free(node, extents, input);
            extents.set(axis, 1);
        }
        List<Integer> resolved = resolved(node, extents, input.shape().size());
        if (IndexMap.size(resolved.subList(0, axis))
                != IndexMap.size(input.extents().subList(0, input.batchAxis()))) {
            throw node.error("must keep the batch extent where it is, gives " + resolved + " with the batch at " + axis
                    + " for " + input);
        }
        resolved.remove(axis);
        graph.define(node, 0, input.reshaped(new TensorShape(resolved), axis));
    }

    /** Where the batch is among extents that do not name it: where one is -1 and the others hold an image's values, or first as 1. */
    private static int free(OnnxNode node, List<Integer> extents, OnnxValue input) {
        int unknown = extents.indexOf(-1);
        long others = 1;
        for (int extent : extents) {
            others *= extent == -1 ? 1 : extent;
            if (others > input.shape().size()) {
                throw tooMany(node, input.shape().size(), extents);
            }
        }
        if (unknown >= 0 && others == input.shape().size()) {
            return unknown;
        }
        if (!extents.isEmpty() && extents.get(0) == 1) {
            return 0;
        }
        if (unknown == 0) {
            throw tooMany(node, input.shape().size(), extents);
        }
        throw node.error("must keep the batch extent: give it as 0 or -1, or use Flatten");
    }

    private static List<Integer> resolved(OnnxNode node, List<Integer> extents, int size) {
        List<Integer> resolved = new ArrayList<>(extents);
        long known = 1;
        for (int extent : extents) {
            known *= extent == -1 ? 1 : extent;
            if (known > size) {
                throw tooMany(node, size, extents);
            }
        }
        int unknown = resolved.indexOf(-1);
        if (unknown >= 0 && known > 0 && size % known == 0) {
            resolved.set(unknown, (int) (size / known));
            known = size;
        }
        if (known != size || resolved.contains(-1)) {
            throw tooMany(node, size, extents);
        }
        return resolved;
    }

    private static RuntimeException tooMany(OnnxNode node, int size, List<Integer> extents) {
        return node.error("must give extents for the " + size + " values that it reads, gives " + extents);
    }

    /** Axes of a Squeeze, Unsqueeze or reduction: an attribute, or since operator set 13 (18 for most reductions) an input. */
    static NavigableSet<Integer> axes(OnnxNode node, GraphBuilder graph, int rank) {
        TreeSet<Integer> axes = new TreeSet<>();
        if (node.hasInput(1)) {
            for (int axis : graph.constant(node, 1).ints()) {
                axes.add(node.axis(axis, rank));
            }
        }
        for (int axis : node.integers("axes")) {
            axes.add(node.axis(axis, rank));
        }
        return axes;
    }

    static void squeeze(OnnxNode node, GraphBuilder graph) {
        boolean constant = graph.isConstant(node.input(0));
        OnnxValue input = constant ? null : graph.value(node, 0);
        List<Integer> extents = constant ? graph.extents(node, 0).extents() : input.extents();
        NavigableSet<Integer> axes = axes(node, graph, extents.size());
        if (axes.isEmpty()) {
            for (int axis = 0; axis < extents.size(); axis++) {
                if (extents.get(axis) == 1 && (constant || axis != input.batchAxis())) {
                    axes.add(axis);
                }
            }
        }
        List<Integer> to = new ArrayList<>(extents);
        for (int axis : axes.descendingSet()) {
            if (extents.get(axis) != 1 || (!constant && axis == input.batchAxis())) {
                throw node.error("must take away extents of 1 and not the batch, takes axis " + axis + " of "
                        + (constant ? extents : input));
            }
            to.remove(axis);
        }
        if (constant) {
            graph.define(node, 0, graph.extents(node, 0).reshaped(to));
            return;
        }
        int batchAxis = input.batchAxis() - axes.headSet(input.batchAxis()).size();
        graph.define(node, 0, input.reshaped(Moved.shape(node, to, batchAxis), batchAxis));
    }

    static void unsqueeze(OnnxNode node, GraphBuilder graph) {
        boolean constant = graph.isConstant(node.input(0));
        OnnxValue input = constant ? null : graph.value(node, 0);
        List<Integer> extents = constant ? graph.extents(node, 0).extents() : input.extents();
        int count = node.hasInput(1)
                ? graph.constant(node, 1).size()
                : node.integers("axes").size();
        NavigableSet<Integer> axes = axes(node, graph, extents.size() + count);
        if (axes.isEmpty() || axes.size() != count) {
            throw node.error("must have different axes to add, has " + axes);
        }
        List<Integer> to = new ArrayList<>(Collections.nCopies(extents.size() + count, 1));
        int at = 0;
        int batchAxis = 0;
        for (int axis = 0; axis < to.size(); axis++) {
            if (!axes.contains(axis)) {
                batchAxis = !constant && at == input.batchAxis() ? axis : batchAxis;
                to.set(axis, extents.get(at++));
            }
        }
        if (constant) {
            graph.define(node, 0, graph.extents(node, 0).reshaped(to));
        } else {
            graph.define(node, 0, input.reshaped(Moved.shape(node, to, batchAxis), batchAxis));
        }
    }
}
