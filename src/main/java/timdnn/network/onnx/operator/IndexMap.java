package timdnn.network.onnx.operator;

import java.util.ArrayList;
import java.util.List;
import timdnn.network.onnx.graph.OnnxConstant;

/** Where each value of a rearranged tensor comes from. Immutable. */
final class IndexMap {
    /** Values of the largest result, half a GiB as float32. */
    private static final long MOST_VALUES = 1L << 27;

    private final List<Integer> extents;
    private final int[] from;

    /**
     * A map.
     *
     * @param extents extents of the result, the last fastest
     * @param from place of each value in the tensor before, or -1 for none
     */
    IndexMap(List<Integer> extents, int[] from) {
        this.extents = List.copyOf(extents);
        this.from = from.clone();
    }

    List<Integer> extents() {
        return extents;
    }

    int[] from() {
        return from.clone();
    }

    /** What gives the place of a result's value. */
    @FunctionalInterface
    interface Place {
        /** Place in the tensor before of the value at a position, an index an axis; -1 for none. */
        int of(int[] position);
    }

    static IndexMap of(List<Integer> extents, Place place) {
        int[] from = new int[size(extents)];
        int[] position = new int[extents.size()];
        for (int index = 0; index < from.length; index++) {
            from[index] = place.of(position);
            for (int axis = position.length - 1; axis >= 0 && ++position[axis] == extents.get(axis); axis--) {
                position[axis] = 0;
            }
        }
        return new IndexMap(extents, from);
    }

    /** The number of values. */
    static int size(List<Integer> extents) {
        long size = 1;
        for (int extent : extents) {
            size *= extent;
            if (extent < 0 || size > MOST_VALUES) {
                throw new IllegalArgumentException("extents must hold at most 2^27 values, were " + extents);
            }
        }
        return (int) size;
    }

    /** Values from one index of an axis to the next. */
    static int[] strides(List<Integer> extents) {
        int[] strides = new int[extents.size()];
        int stride = 1;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= extents.get(axis);
        }
        return strides;
    }

    static IndexMap transposed(List<Integer> extents, int[] permutation) {
        int[] strides = strides(extents);
        List<Integer> to = new ArrayList<>();
        for (int axis : permutation) {
            to.add(extents.get(axis));
        }
        return of(to, position -> {
            int at = 0;
            for (int axis = 0; axis < position.length; axis++) {
                at += position[axis] * strides[permutation[axis]];
            }
            return at;
        });
    }

    /** {@code extents} with {@code indices} in the place of an axis; each index is 0 to the axis' extent less one. */
    static IndexMap gathered(List<Integer> extents, int axis, List<Integer> indexExtents, int[] indices) {
        int[] strides = strides(extents);
        int[] indexStrides = strides(indexExtents);
        List<Integer> to = new ArrayList<>(extents.subList(0, axis));
        to.addAll(indexExtents);
        to.addAll(extents.subList(axis + 1, extents.size()));
        int more = indexExtents.size();
        return of(to, position -> {
            int at = 0;
            int index = 0;
            for (int place = 0; place < position.length; place++) {
                if (place < axis) {
                    at += position[place] * strides[place];
                } else if (place < axis + more) {
                    index += position[place] * indexStrides[place - axis];
                } else {
                    at += position[place] * strides[place - more + 1];
                }
            }
            return at + indices[index] * strides[axis];
        });
    }

    /** The tensor repeated to extents that it broadcasts to, aligned at the last axis. */
    static IndexMap broadcast(List<Integer> extents, List<Integer> to) {
        int[] strides = strides(extents);
        int ahead = to.size() - extents.size();
        return of(to, position -> {
            int at = 0;
            for (int axis = 0; axis < strides.length; axis++) {
                at += extents.get(axis) == 1 ? 0 : position[axis + ahead] * strides[axis];
            }
            return at;
        });
    }

    /** Extents that both broadcast to, aligned at the last axis; null if there are none. */
    static List<Integer> common(List<Integer> left, List<Integer> right) {
        int rank = Math.max(left.size(), right.size());
        List<Integer> common = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            int one = axis < rank - left.size() ? 1 : left.get(axis - rank + left.size());
            int other = axis < rank - right.size() ? 1 : right.get(axis - rank + right.size());
            if (one != other && one != 1 && other != 1) {
                return null;
            }
            common.add(one == 1 ? other : one);
        }
        return common;
    }

    /** Whether nothing moves. */
    boolean isIdentity(int size) {
        if (from.length != size) {
            return false;
        }
        for (int index = 0; index < size; index++) {
            if (from[index] != index) {
                return false;
            }
        }
        return true;
    }

    /** The constant moved so; {@code fill} where nothing comes from anywhere. */
    OnnxConstant apply(OnnxConstant constant, double fill) {
        double[] values = new double[from.length];
        boolean[] ofBatch = new boolean[from.length];
        for (int index = 0; index < from.length; index++) {
            values[index] = from[index] < 0 ? fill : constant.value(from[index]);
            ofBatch[index] = from[index] >= 0 && constant.ofBatch(from[index]);
        }
        return OnnxConstant.of(constant.type(), extents, values, ofBatch);
    }
}
