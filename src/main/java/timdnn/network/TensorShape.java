package timdnn.network;

import java.util.Arrays;
import java.util.List;

/**
 * Extents of a tensor for one image; the batch dimension is left out. Values are stored with the last extent fastest.
 *
 * @param extents for example (channels, height, width), or (features); each positive
 */
public record TensorShape(List<Integer> extents) {
    /** Values of the largest tensor, 1 GiB as float32. */
    private static final long MOST_VALUES = 1L << 28;

    /** Checks that every extent is positive and the whole is of a size that a network can have. */
    public TensorShape {
        extents = List.copyOf(extents);
        long size = 1;
        for (int extent : extents) {
            if (extent < 1) {
                throw new IllegalArgumentException("extents must be positive, were " + extents);
            }
            size *= extent;
            if (size > MOST_VALUES) {
                throw new IllegalArgumentException("extents must hold at most 2^28 values, were " + extents);
            }
        }
    }

    /**
     * A shape.
     *
     * @param extents the extents, outermost first
     * @return the shape
     */
    public static TensorShape of(int... extents) {
        return new TensorShape(Arrays.stream(extents).boxed().toList());
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

    /** {@return the number of values} */
    public int size() {
        int size = 1;
        for (int index = 0; index < extents.size(); index++) {
            size *= extents.get(index);
        }
        return size;
    }

    @Override
    public String toString() {
        return extents.toString();
    }
}
