package timdnn.network.onnx.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import timdnn.network.InputCode;
import timdnn.network.MatrixLayer;
import timdnn.network.SlidingWindow;
import timdnn.network.TensorShape;
import timdnn.network.ValueRange;
import timdnn.network.digital.FloatMatrix;
import timdnn.network.digital.TensorProduct;
import timdnn.network.onnx.graph.GraphBuilder;
import timdnn.network.onnx.graph.OnnxConstant;
import timdnn.network.onnx.graph.OnnxNode;
import timdnn.network.onnx.graph.OnnxValue;

/** Conv, Gemm and MatMul nodes: as matrices on tiles, or in float32 where that is allowed. */
final class MatrixImport {
    private MatrixImport() {}

    /**
     * Where weights are found.
     *
     * @param rows rows of a group
     * @param columns columns of a group
     * @param position where a weight of a group is kept
     * @param factor what weights are multiplied by
     */
    private record Shape(int rows, int columns, TernaryWeights.Position position, double factor) {}

    /** The weights of each group, or why they cannot be on tiles. */
    private record Ternary(List<TernaryWeights> groups, String obstacle) {}

    static void convolution(OnnxNode node, GraphBuilder graph) {
        OnnxValue input = graph.value(node, 0);
        OnnxConstant weights = graph.constant(node, 1);
        OnnxValue planes = WindowImport.planes(node, input);
        int axes = input.shape().rank() - 1;
        if (weights.rank() != axes + 2) {
            throw node.error("must have weights [out][in]" + (axes == 2 ? "[height][width]" : "[width]")
                    + ", has extents " + weights.extents());
        }
        int groups = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, node.integer("group", 1)));
        int channels = planes.shape().extent(0);
        int out = weights.extent(0);
        if (groups < 1 || channels % groups != 0 || out % groups != 0) {
            throw node.error("must have a group that divides its " + channels + " channels and its " + out
                    + " filters, has " + groups);
        }
        if (weights.extent(1) != channels / groups) {
            throw node.error("must have weights for " + channels / groups + " channels, has " + weights.extent(1));
        }
        List<Integer> kernel = weights.extents().subList(2, weights.rank());
        if (node.attribute("kernel_shape").isPresent()
                && !node.integers("kernel_shape", axes, 1).equals(kernel)) {
            throw node.error("must have weights of its kernel_shape, has extents " + weights.extents());
        }
        int height = axes == 2 ? kernel.get(0) : 1;
        int width = kernel.get(axes - 1);
        float[] bias = node.hasInput(2) ? graph.constant(node, 2).floats() : new float[0];
        if (bias.length != 0 && bias.length != out) {
            throw node.error("must have one bias a filter, " + out + ", has " + bias.length);
        }
        SlidingWindow whole = WindowImport.window(node, planes, axes, height, width);
        int rows = channels / groups * height * width;
        TernaryWeights.Position position = (row, column) -> column * rows + row;
        Ternary found = ternary(planes, weights, groups, new Shape(rows, out / groups, position, 1));
        OnnxValue result;
        if (found.obstacle().isEmpty()) {
            List<OnnxValue> results = new ArrayList<>();
            for (int group = 0; group < groups; group++) {
                OnnxValue read = groups == 1 ? planes : slice(node, graph, planes, group, channels / groups);
                SlidingWindow window = groups == 1 ? whole : WindowImport.window(node, read, axes, height, width);
                String name = groups == 1 ? node.name() : node.name() + "[" + group + "]";
                float[] some = bias.length == 0
                        ? bias
                        : Arrays.copyOfRange(bias, group * out / groups, (group + 1) * out / groups);
                results.add(onTiles(node, graph, read, found.groups().get(group), some, window, name));
            }
            result = groups == 1 ? results.get(0) : JoinImport.joined(node, graph, results, 1);
        } else {
            requireFloat(node, graph, found.obstacle());
            TensorShape shape = TensorShape.of(out, whole.outputHeight(), whole.outputWidth());
            result = graph.append(
                    new FloatMatrix(node.name(), shape, weights.floats(), out, groups, bias, whole),
                    ValueRange.UNKNOWN,
                    planes);
        }
        graph.define(node, 0, WindowImport.likeInput(result, input));
    }

    private static OnnxValue slice(OnnxNode node, GraphBuilder graph, OnnxValue planes, int group, int channels) {
        return Moved.by(node, graph, planes, JoinImport.range(planes.extents(), 1, group * channels, channels), 0);
    }

    private static OnnxConstant groupOf(OnnxConstant weights, int group, int groups) {
        int filters = weights.extent(0) / groups;
        return groups == 1
                ? weights
                : JoinImport.range(weights.extents(), 0, group * filters, filters)
                        .apply(weights, 0);
    }

    static void gemm(OnnxNode node, GraphBuilder graph) {
        node.require("transA", 0);
        OnnxValue input = graph.value(node, 0);
        OnnxConstant weights = graph.constant(node, 1);
        boolean transposed = node.integer("transB", 0) != 0;
        float alpha = node.number("alpha", 1);
        if (!(alpha > 0)) {
            throw node.error("must have a positive alpha, has " + alpha);
        }
        if (input.rank() != 2 || input.batchAxis() != 0) {
            throw node.error("must read a tensor [N][features], reads " + input + ": a Flatten is missing");
        }
        requireMatrix(node, input, weights, transposed ? 1 : 0);
        int rows = weights.extent(transposed ? 1 : 0);
        int columns = weights.extent(transposed ? 0 : 1);
        TernaryWeights.Position position =
                transposed ? (row, column) -> column * rows + row : (row, column) -> row * columns + column;
        OnnxConstant bias = node.hasInput(2) ? graph.constant(node, 2) : null;
        float[] scaledBias = new float[bias == null ? 0 : columns];
        float beta = node.number("beta", 1);
        for (int column = 0; column < scaledBias.length; column++) {
            if (bias.size() != 1 && bias.size() != columns) {
                throw node.error("must have one bias or " + columns + ", has " + bias.size());
            }
            scaledBias[column] = beta * (float) bias.value(bias.size() == 1 ? 0 : column);
        }
        vectors(node, graph, input, weights, new Shape(rows, columns, position, alpha), scaledBias);
    }

    /** The product of two tensors, as attention has it: no weights, hence no tile. */
    private static void product(OnnxNode node, GraphBuilder graph) {
        OnnxValue first = graph.value(node, 0);
        OnnxValue second = graph.value(node, 1);
        List<Integer> a = first.shape().extents();
        List<Integer> b = second.shape().extents();
        int outer = a.size() - 2;
        if (first.batchAxis() != 0
                || second.batchAxis() != 0
                || outer < 0
                || a.size() != b.size()
                || !a.subList(0, outer).equals(b.subList(0, outer))
                || !a.get(outer + 1).equals(b.get(outer))) {
            throw node.error(
                    "must read two tensors [N][...][rows][inner] and [N][...][inner][columns] alike in front, reads "
                            + first + " and " + second);
        }
        List<Integer> extents = new ArrayList<>(a.subList(0, outer + 1));
        extents.add(b.get(outer + 1));
        graph.define(
                node,
                0,
                graph.append(
                        new TensorProduct(node.name(), new TensorShape(extents), b.get(outer)),
                        ValueRange.UNKNOWN,
                        0,
                        List.of(first, second)));
    }

    static void matMul(OnnxNode node, GraphBuilder graph) {
        if (!graph.isConstant(node.input(0)) && !graph.isConstant(node.input(1))) {
            product(node, graph);
            return;
        }
        OnnxValue input = graph.value(node, 0);
        OnnxConstant weights = graph.constant(node, 1);
        requireMatrix(node, input, weights, 0);
        int columns = weights.extent(1);
        TernaryWeights.Position position = (row, column) -> row * columns + column;
        vectors(node, graph, input, weights, new Shape(weights.extent(0), columns, position, 1), new float[0]);
    }

    private static void requireMatrix(OnnxNode node, OnnxValue input, OnnxConstant weights, int rowExtent) {
        if (weights.rank() != 2) {
            throw node.error("must have weights with two extents, has " + weights.extents());
        }
        if (input.batchAxis() == input.rank() - 1) {
            throw node.error("must read a tensor whose last axis are features, reads " + input);
        }
        int features = input.shape().extent(input.shape().rank() - 1);
        if (weights.extent(rowExtent) != features) {
            throw node.error("must have weights for " + features + " features, has extents " + weights.extents()
                    + (input.shape().rank() > 1 ? ": a Flatten is missing" : ""));
        }
    }

    /**
     * The products of a recurrent layer's inputs: {@code [t][column]} of inputs {@code [t][row]}, with weights {@code [column][row]}.
     */
    static OnnxValue inputProducts(
            OnnxNode node, GraphBuilder graph, OnnxValue input, OnnxConstant weights, float[] bias) {
        int rows = weights.extent(1);
        Shape form = new Shape(rows, weights.extent(0), (row, column) -> column * rows + row, 1);
        return product(node, graph, input, weights, form, bias);
    }

    /** A matrix on the last axis: one vector an image, or the window of one position over all of them. */
    private static void vectors(
            OnnxNode node, GraphBuilder graph, OnnxValue input, OnnxConstant weights, Shape form, float[] bias) {
        graph.define(node, 0, product(node, graph, input, weights, form, bias));
    }

    private static OnnxValue product(
            OnnxNode node, GraphBuilder graph, OnnxValue input, OnnxConstant weights, Shape form, float[] bias) {
        List<Integer> extents = new ArrayList<>(input.shape().extents());
        extents.set(extents.size() - 1, form.columns());
        TensorShape shape = new TensorShape(extents);
        int positions = input.shape().size() / form.rows();
        Ternary found = ternary(input, weights, 1, form);
        if (!found.obstacle().isEmpty()) {
            requireFloat(node, graph, found.obstacle());
            return graph.append(floats(node, shape, weights, form, bias), ValueRange.UNKNOWN, input);
        }
        TernaryWeights ternary = found.groups().get(0);
        OnnxValue result;
        if (positions == 1) {
            result = onTiles(node, graph, input, ternary, bias, null, node.name());
        } else {
            OnnxValue turned = turned(node, graph, input, List.of(positions, form.rows()));
            SlidingWindow window = new SlidingWindow(turned.shape(), 1, 1, 1, 1, 0, 0, 0, 0);
            OnnxValue sums = onTiles(node, graph, turned, ternary, bias, window, node.name());
            result = turned(node, graph, sums, List.of(form.columns(), positions));
        }
        return result.reshaped(shape, input.batchAxis());
    }

    private static FloatMatrix floats(
            OnnxNode node, TensorShape shape, OnnxConstant weights, Shape form, float[] bias) {
        float[] flat = new float[form.rows() * form.columns()];
        for (int column = 0; column < form.columns(); column++) {
            for (int row = 0; row < form.rows(); row++) {
                flat[column * form.rows() + row] =
                        (float) (form.factor() * weights.value(form.position().of(row, column)));
            }
        }
        return new FloatMatrix(node.name(), shape, flat, form.columns(), 1, bias, null);
    }

    /** Values {@code [first][second]} as {@code [second][1][first]}. */
    private static OnnxValue turned(OnnxNode node, GraphBuilder graph, OnnxValue value, List<Integer> extents) {
        IndexMap map = IndexMap.transposed(extents, new int[] {1, 0});
        OnnxValue flat = value.reshaped(new TensorShape(extents), 0);
        IndexMap batched = new IndexMap(List.of(1, extents.get(1), 1, extents.get(0)), map.from());
        return Moved.by(node, graph, flat, batched, 0);
    }

    private static Ternary ternary(OnnxValue input, OnnxConstant weights, int groups, Shape form) {
        if (input.range().code() == null && Double.isNaN(input.range().toLevels())) {
            return new Ternary(
                    List.of(),
                    "must read quantised values, but they " + input.range().obstacle());
        }
        List<TernaryWeights> found = new ArrayList<>();
        try {
            for (int group = 0; group < groups; group++) {
                found.add(TernaryWeights.of(
                        groupOf(weights, group, groups), form.rows(), form.columns(), form.position(), form.factor()));
            }
        } catch (IllegalArgumentException unusable) {
            return new Ternary(List.of(), unusable.getMessage());
        }
        return new Ternary(found, "");
    }

    private static OnnxValue onTiles(
            OnnxNode node,
            GraphBuilder graph,
            OnnxValue input,
            TernaryWeights weights,
            float[] bias,
            SlidingWindow window,
            String name) {
        if (input.range().code() == null) {
            float shift = (float) input.range().toLevels();
            return driven(
                    graph,
                    ZeroPoint.raised(node, graph, input, window, shift),
                    weights,
                    ZeroPoint.takenOff(weights, bias, shift),
                    ZeroPoint.withoutPadding(window),
                    name);
        }
        return driven(graph, input, weights, bias, window, name);
    }

    private static OnnxValue driven(
            GraphBuilder graph,
            OnnxValue input,
            TernaryWeights weights,
            float[] bias,
            SlidingWindow window,
            String name) {
        InputCode code = input.range().code();
        ValueRange sums = new ValueRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, weights.step(code.step()));
        ValueRange range = bias.length == 0 ? sums : sums.plus(bias);
        MatrixLayer layer = new MatrixLayer(name, weights.matrix(), weights.encodings(), code, bias, window);
        return graph.append(layer, range, input);
    }

    private static void requireFloat(OnnxNode node, GraphBuilder graph, String obstacle) {
        if (!graph.mayBeFloat(node, obstacle)) {
            throw node.error(obstacle);
        }
    }
}
