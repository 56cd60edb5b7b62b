package timdnn.network.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** A constant tensor of a model as doubles, which hold every float32 and every integer up to 2^53 exactly. */
public final class OnnxConstant {
    private final List<Long> extents;
    private final double[] values;

    private OnnxConstant(List<Long> extents, double[] values) {
        this.extents = List.copyOf(extents);
        this.values = values;
    }

    /**
     * Reads a tensor.
     *
     * @throws IllegalArgumentException if its type is neither float, double, int32 nor int64, if its values are kept in
     *     another file, or if there are not as many as its extents say
     */
    static OnnxConstant of(TensorProto tensor) {
        if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
            throw new IllegalArgumentException("keeps its values in another file, which is not supported");
        }
        double[] values = values(tensor);
        if (size(tensor.getDimsList()) != values.length) {
            throw new IllegalArgumentException(
                    "must hold as many values as its extents " + tensor.getDimsList() + " say, holds " + values.length);
        }
        return new OnnxConstant(tensor.getDimsList(), values);
    }

    /** The product of extents; -1 if one is negative or the product is above what an array holds, where it might wrap. */
    private static long size(List<Long> extents) {
        long size = 1;
        for (long extent : extents) {
            if (extent < 0 || extent > Integer.MAX_VALUE) {
                return -1;
            }
            size *= extent;
            if (size > Integer.MAX_VALUE) {
                return -1;
            }
        }
        return size;
    }

    /** A constant with one extent. */
    static OnnxConstant of(double... values) {
        return new OnnxConstant(List.of((long) values.length), values.clone());
    }

    /** A constant without extents. */
    static OnnxConstant scalar(double value) {
        return new OnnxConstant(List.of(), new double[] {value});
    }

    private static double[] values(TensorProto tensor) {
        TensorProto.DataType type = TensorProto.DataType.forNumber(tensor.getDataType());
        if (type == null) {
            throw new IllegalArgumentException("has the unknown data type " + tensor.getDataType());
        }
        ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        boolean packed = tensor.hasRawData();
        return switch (type) {
            case FLOAT ->
                packed
                        ? read(raw.remaining() / Float.BYTES, index -> raw.getFloat(index * Float.BYTES))
                        : read(tensor.getFloatDataCount(), tensor::getFloatData);
            case DOUBLE ->
                packed
                        ? read(raw.remaining() / Double.BYTES, index -> raw.getDouble(index * Double.BYTES))
                        : read(tensor.getDoubleDataCount(), tensor::getDoubleData);
            case INT64 ->
                packed
                        ? read(raw.remaining() / Long.BYTES, index -> (double) raw.getLong(index * Long.BYTES))
                        : read(tensor.getInt64DataCount(), index -> (double) tensor.getInt64Data(index));
            case INT32 ->
                packed
                        ? read(raw.remaining() / Integer.BYTES, index -> raw.getInt(index * Integer.BYTES))
                        : read(tensor.getInt32DataCount(), tensor::getInt32Data);
            default ->
                throw new IllegalArgumentException(
                        "has data type " + type + "; FLOAT, DOUBLE, INT32 and INT64 are supported");
        };
    }

    private static double[] read(int count, IntToDoubleFunction value) {
        return IntStream.range(0, count).mapToDouble(value).toArray();
    }

    int rank() {
        return extents.size();
    }

    int extent(int index) {
        return Math.toIntExact(extents.get(index));
    }

    List<Long> extents() {
        return extents;
    }

    int size() {
        return values.length;
    }

    public double value(int index) {
        return values[index];
    }

    float[] floats() {
        float[] floats = new float[values.length];
        for (int index = 0; index < floats.length; index++) {
            floats[index] = (float) values[index];
        }
        return floats;
    }
}
