package timdnn.characterization.store;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import timdnn.characterization.statistics.DoubleList;
import timdnn.characterization.statistics.IndexList;

/**
 * A measure over the samples of a state, at eight bytes a sample where none is missing. Immutable.
 *
 * @param samples indices of the samples
 * @param values their values, NaN where a simulation failed; as many
 */
public record SampleColumn(IndexList samples, DoubleList values) {
    /** A column without a sample. */
    public static final SampleColumn EMPTY = new Builder().build();

    /** Checks the sizes. */
    public SampleColumn {
        if (samples.size() != values.size()) {
            throw new IllegalArgumentException("values must number " + samples.size() + ", were " + values.size());
        }
    }

    /** Samples as they come in. */
    static final class Builder {
        private final IndexList.Builder samples = new IndexList.Builder();
        private final DoubleList.Builder values = new DoubleList.Builder();

        void add(int sample, double value) {
            samples.add(sample);
            values.add(value);
        }

        SampleColumn build() {
            return new SampleColumn(samples.build(), values.build());
        }
    }

    /**
     * Number of samples.
     *
     * @return a count
     */
    public int size() {
        return samples.size();
    }

    /**
     * The value of a sample.
     *
     * @param sample its index
     * @return the value; NaN where the simulation failed or is missing
     */
    public double of(int sample) {
        int place = samples.placeOf(sample);
        return place < 0 ? Double.NaN : values.at(place);
    }

    /**
     * The samples that gave a finite number.
     *
     * @return this column where all did
     */
    public SampleColumn finite() {
        return kept(place -> Double.isFinite(values.at(place)));
    }

    /**
     * The samples that gave a number, which may be infinite.
     *
     * @return this column where all did
     */
    public SampleColumn present() {
        return kept(place -> !Double.isNaN(values.at(place)));
    }

    /**
     * Some of the samples.
     *
     * @param taken which, by index
     * @return this column where it is all of them
     */
    public SampleColumn filtered(IntPredicate taken) {
        return kept(place -> taken.test(samples.at(place)));
    }

    private SampleColumn kept(IntPredicate place) {
        if (IntStream.range(0, size()).allMatch(place)) {
            return this;
        }
        Builder some = new Builder();
        IntStream.range(0, size()).filter(place).forEach(each -> some.add(samples.at(each), values.at(each)));
        return some.build();
    }

    /**
     * The same as a map, in the order of the samples.
     *
     * @return a view
     */
    public Map<Integer, Double> asMap() {
        return new View(this);
    }

    private static final class View extends AbstractMap<Integer, Double> {
        private final SampleColumn column;

        View(SampleColumn column) {
            this.column = column;
        }

        @Override
        public boolean containsKey(Object key) {
            return key instanceof Integer sample && column.samples.placeOf(sample) >= 0;
        }

        @Override
        public Double get(Object key) {
            int place = key instanceof Integer sample ? column.samples.placeOf(sample) : -1;
            return place < 0 ? null : column.values.get(place);
        }

        @Override
        public Set<Entry<Integer, Double>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Entry<Integer, Double>> iterator() {
                    return entries();
                }

                @Override
                public int size() {
                    return column.size();
                }
            };
        }

        private Iterator<Entry<Integer, Double>> entries() {
            return new Iterator<>() {
                private int place;

                @Override
                public boolean hasNext() {
                    return place < column.size();
                }

                @Override
                public Entry<Integer, Double> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException("the column has no more samples");
                    }
                    Entry<Integer, Double> entry = Map.entry(column.samples.get(place), column.values.get(place));
                    place++;
                    return entry;
                }
            };
        }
    }
}
