package timdnn.network.onnx.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Reads the values of a tensor: from its lists, from its raw bytes, or from the external file that it names. */
final class TensorContent {
    /** Values of the largest constant, 2 GiB as doubles. */
    private static final long MOST_VALUES = 1L << 28;

    private TensorContent() {}

    /**
     * Reads a tensor.
     *
     * @throws IllegalArgumentException if its type holds no numbers, or there are not as many as its extents say
     */
    static OnnxConstant read(TensorProto tensor, ExternalData external) {
        TensorProto.DataType type = TensorProto.DataType.forNumber(tensor.getDataType());
        if (type == null) {
            throw new IllegalArgumentException("has the unknown data type " + tensor.getDataType());
        }
        int size = size(tensor);
        double[] values;
        if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
            values = raw(type, external.read(tensor, (long) size * bytes(type)));
        } else if (tensor.hasRawData()) {
            values = raw(type, tensor.getRawData().asReadOnlyByteBuffer());
        } else {
            values = listed(type, tensor);
        }
        if (values.length != size) {
            throw new IllegalArgumentException(
                    "must hold as many values as its extents " + tensor.getDimsList() + " say, holds " + values.length);
        }
        List<Integer> extents = new ArrayList<>();
        tensor.getDimsList().forEach(extent -> extents.add(Math.toIntExact(extent)));
        return OnnxConstant.of(type, extents, values);
    }

    private static int size(TensorProto tensor) {
        long size = 1;
        for (long extent : tensor.getDimsList()) {
            if (extent < 0 || extent > Integer.MAX_VALUE) {
                size = -1;
                break;
            }
            size *= extent;
            if (size > MOST_VALUES) {
                break;
            }
        }
        if (size < 0 || size > MOST_VALUES) {
            throw new IllegalArgumentException(
                    "must have extents for at most 2^28 values, has " + tensor.getDimsList());
        }
        return (int) size;
    }

    private static int bytes(TensorProto.DataType type) {
        return switch (type) {
            case DOUBLE, INT64, UINT64 -> Long.BYTES;
            case FLOAT, INT32, UINT32 -> Integer.BYTES;
            case FLOAT16, BFLOAT16, INT16, UINT16 -> Short.BYTES;
            case INT8, UINT8, BOOL -> 1;
            default -> throw new IllegalArgumentException("has data type " + type + ", which holds no plain numbers");
        };
    }

    private static double[] raw(TensorProto.DataType type, ByteBuffer bytes) {
        ByteBuffer raw = bytes.order(ByteOrder.LITTLE_ENDIAN);
        int size = bytes(type);
        if (raw.remaining() % size != 0) {
            throw new IllegalArgumentException(
                    "must have a multiple of " + size + " bytes as " + type + ", has " + raw.remaining());
        }
        IntToDoubleFunction value =
                switch (type) {
                    case FLOAT -> raw::getFloat;
                    case DOUBLE -> raw::getDouble;
                    case INT64, UINT64 -> at -> (double) raw.getLong(at);
                    case INT32 -> raw::getInt;
                    case UINT32 -> at -> raw.getInt(at) & 0xffff_ffffL;
                    case INT16 -> raw::getShort;
                    case UINT16 -> at -> raw.getShort(at) & 0xffff;
                    case FLOAT16 -> at -> half(raw.getShort(at) & 0xffff);
                    case BFLOAT16 -> at -> Float.intBitsToFloat(raw.getShort(at) << 16);
                    case INT8 -> raw::get;
                    default -> at -> raw.get(at) & 0xff;
                };
        double[] values = new double[raw.remaining() / size];
        for (int index = 0; index < values.length; index++) {
            values[index] = value.applyAsDouble(index * size);
        }
        return values;
    }

    private static double[] listed(TensorProto.DataType type, TensorProto tensor) {
        return switch (type) {
            case FLOAT -> read(tensor.getFloatDataCount(), tensor::getFloatData);
            case DOUBLE -> read(tensor.getDoubleDataCount(), tensor::getDoubleData);
            case INT64 -> read(tensor.getInt64DataCount(), index -> (double) tensor.getInt64Data(index));
            case UINT32, UINT64 -> read(tensor.getUint64DataCount(), index -> (double) tensor.getUint64Data(index));
            case FLOAT16 -> read(tensor.getInt32DataCount(), index -> half(tensor.getInt32Data(index) & 0xffff));
            case BFLOAT16 ->
                read(tensor.getInt32DataCount(), index -> Float.intBitsToFloat(tensor.getInt32Data(index) << 16));
            case INT32, INT16, UINT16, INT8, UINT8, BOOL -> read(tensor.getInt32DataCount(), tensor::getInt32Data);
            default -> throw new IllegalArgumentException("has data type " + type + ", which holds no plain numbers");
        };
    }

    private static double[] read(int count, IntToDoubleFunction value) {
        double[] values = new double[count];
        for (int index = 0; index < count; index++) {
            values[index] = value.applyAsDouble(index);
        }
        return values;
    }

    /** A binary16 number. */
    private static double half(int bits) {
        int exponent = (bits >>> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude = exponent == 0
                ? fraction * 0x1p-24
                : exponent == 31
                        ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                        : (1024 + fraction) * Math.scalb(1.0, exponent - 25);
        return (bits & 0x8000) == 0 ? magnitude : -magnitude;
    }
}
