package timdnn.characterization.engine;

import java.util.List;
import java.util.stream.IntStream;

/** Indices of a trial's samples: a range, however long, or a few that were chosen. Immutable. */
public final class Samples {
    private final int from;
    private final int to;
    private final List<Integer> chosen;

    private Samples(int from, int to, List<Integer> chosen) {
        this.from = from;
        this.to = to;
        this.chosen = chosen;
    }

    /**
     * Consecutive samples.
     *
     * @param from first index
     * @param to index behind the last
     * @return the samples
     */
    public static Samples range(int from, int to) {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("range must be from 0 or more upwards, was " + from + " to " + to);
        }
        return new Samples(from, to, null);
    }

    /**
     * Chosen samples.
     *
     * @param indices their indices, rising
     * @return the samples
     */
    public static Samples of(List<Integer> indices) {
        return indices.isEmpty()
                ? range(0, 0)
                : new Samples(indices.get(0), indices.get(indices.size() - 1) + 1, List.copyOf(indices));
    }

    /**
     * Number of samples.
     *
     * @return a count
     */
    public int size() {
        return chosen == null ? to - from : chosen.size();
    }

    /**
     * The lowest index.
     *
     * @return an index
     */
    public int from() {
        return from;
    }

    /**
     * The index behind the highest.
     *
     * @return an index
     */
    public int to() {
        return to;
    }

    /**
     * Some of the samples, by their place.
     *
     * @param first place of the first, from 0
     * @param count how many at most
     * @return their indices; empty behind the end
     */
    public List<Integer> window(int first, int count) {
        int end = Math.min(size(), first + count);
        return IntStream.range(Math.min(first, end), end)
                .map(place -> chosen == null ? from + place : chosen.get(place))
                .boxed()
                .toList();
    }
}
