package timdnn.network.onnx.graph;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Arrays;
import java.util.List;

/**
 * A constant tensor of a model as doubles, which hold every float32 and every integer up to 2^53 exactly. Immutable.
 *
 * <p>Extents of the batch, which is not known when a model is imported, are numbers that stand for it; {@link #ofBatch} tells
 * which values were computed from them.
 */
public final class OnnxConstant {
    private final DataType type;
    private final List<Integer> extents;
    private final double[] values;
    private final boolean[] ofBatch;

    private OnnxConstant(DataType type, List<Integer> extents, double[] values, boolean[] ofBatch) {
        this.type = type;
        this.extents = List.copyOf(extents);
        this.values = values;
        this.ofBatch = ofBatch;
    }

    /**
     * A constant.
     *
     * @param type type of its values
     * @param extents its extents
     * @param values as many values as the extents say
     * @return the constant
     */
    public static OnnxConstant of(DataType type, List<Integer> extents, double[] values) {
        return of(type, extents, values, new boolean[values.length]);
    }

    /**
     * A constant of which some values were computed from the extent of the batch.
     *
     * @param type type of its values
     * @param extents its extents
     * @param values as many values as the extents say
     * @param ofBatch which were computed from the extent of the batch
     * @return the constant
     */
    public static OnnxConstant of(DataType type, List<Integer> extents, double[] values, boolean[] ofBatch) {
        long size = 1;
        for (int extent : extents) {
            size = Math.multiplyExact(size, extent);
        }
        if (size != values.length || size != ofBatch.length) {
            throw new IllegalArgumentException(
                    "values must be as many as the extents " + extents + " say, were " + values.length);
        }
        return new OnnxConstant(type, extents, values.clone(), ofBatch.clone());
    }

    /**
     * Whole numbers with one extent.
     *
     * @param values the numbers
     * @return the constant
     */
    public static OnnxConstant integers(double... values) {
        return of(DataType.INT64, List.of(values.length), values);
    }

    /**
     * A number without extents.
     *
     * @param type its type
     * @param value the number
     * @return the constant
     */
    public static OnnxConstant scalar(DataType type, double value) {
        return of(type, List.of(), new double[] {value});
    }

    /** {@return type of the values} */
    public DataType type() {
        return type;
    }

    /** {@return the number of extents} */
    public int rank() {
        return extents.size();
    }

    /**
     * One extent.
     *
     * @param index 0 is the outermost
     * @return the extent
     */
    public int extent(int index) {
        return extents.get(index);
    }

    /** {@return the extents} */
    public List<Integer> extents() {
        return extents;
    }

    /** {@return the number of values} */
    public int size() {
        return values.length;
    }

    /**
     * One value.
     *
     * @param index place in the order in which the last extent is fastest
     * @return the value
     */
    public double value(int index) {
        return values[index];
    }

    /**
     * Whether a value was computed from the extent of the batch.
     *
     * @param index its place
     * @return true if so
     */
    public boolean ofBatch(int index) {
        return ofBatch[index];
    }

    /** {@return whether any value was computed from the extent of the batch} */
    public boolean anyOfBatch() {
        for (boolean one : ofBatch) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    /** {@return the values} */
    public double[] values() {
        return values.clone();
    }

    /** {@return the values in float32} */
    public float[] floats() {
        float[] floats = new float[values.length];
        for (int index = 0; index < floats.length; index++) {
            floats[index] = (float) values[index];
        }
        return floats;
    }

    /** {@return the values as whole numbers, those beyond 2^31 at its end, as slices to the end are written} */
    public int[] ints() {
        return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
    }

    /**
     * These values with other extents.
     *
     * @param to extents of as many values
     * @return the constant
     */
    public OnnxConstant reshaped(List<Integer> to) {
        return of(type, to, values, ofBatch);
    }
}
