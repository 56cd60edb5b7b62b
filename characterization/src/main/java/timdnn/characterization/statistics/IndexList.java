package timdnn.characterization.statistics;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.RandomAccess;

/** An immutable list of rising indices: four bytes each, and none where they follow one another without a gap. */
public final class IndexList extends AbstractList<Integer> implements RandomAccess {
    private final int first;
    private final int size;
    /** Null where there is no gap. */
    private final int[] indices;

    private IndexList(int first, int size, int[] indices) {
        this.first = first;
        this.size = size;
        this.indices = indices;
    }

    /**
     * A list of the same indices; no copy is made of a list that is compact.
     *
     * @param indices the indices, rising
     * @return the list
     * @throws IllegalArgumentException if they do not rise
     */
    public static IndexList copyOf(Collection<Integer> indices) {
        if (indices instanceof IndexList compact) {
            return compact;
        }
        Builder builder = new Builder();
        indices.forEach(builder::add);
        return builder.build();
    }

    /** Indices as they come in. */
    public static final class Builder {
        private int first;
        private int size;
        private int last;
        private int[] indices;

        /**
         * Appends an index.
         *
         * @param index above the last
         * @throws IllegalArgumentException if it is not
         */
        public void add(int index) {
            if (size > 0 && index <= last) {
                throw new IllegalArgumentException("index must be above " + last + ", was " + index);
            }
            if (size == 0) {
                first = index;
            } else if (indices == null && index != first + size) {
                indices = new int[Math.max(16, size + size / 2)];
                Arrays.setAll(indices, place -> first + place);
            }
            if (indices != null) {
                if (size == indices.length) {
                    indices = Arrays.copyOf(indices, 2 * size);
                }
                indices[size] = index;
            }
            last = index;
            size++;
        }

        /**
         * The list; the builder must not be used afterwards.
         *
         * @return what was appended
         */
        public IndexList build() {
            return new IndexList(
                    first, size, indices == null || indices.length == size ? indices : Arrays.copyOf(indices, size));
        }
    }

    /**
     * An index without a box.
     *
     * @param place from 0
     * @return the index
     */
    public int at(int place) {
        return indices == null ? first + place : indices[place];
    }

    /**
     * Where an index stands.
     *
     * @param index the index
     * @return its place; negative where it is not there
     */
    public int placeOf(int index) {
        if (indices != null) {
            return Arrays.binarySearch(indices, index);
        }
        long place = (long) index - first;
        return place >= 0 && place < size ? (int) place : -1;
    }

    @Override
    public Integer get(int place) {
        if (place < 0 || place >= size) {
            throw new IndexOutOfBoundsException("place must be from 0 to below " + size + ", was " + place);
        }
        return at(place);
    }

    @Override
    public int size() {
        return size;
    }

    /**
     * The indices.
     *
     * @return a copy
     */
    public int[] ints() {
        int[] copy = new int[size];
        Arrays.setAll(copy, this::at);
        return copy;
    }
}
